import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { YearBars } from '../../components/YearBars';

const bars = () => Array.from(screen.getByRole('img').querySelectorAll<HTMLElement>('[title]'));

test('says in words what it draws', () => {
  render(
    <YearBars
      years={[
        [2022, 2],
        [2023, 1],
        [2025, 4],
      ]}
      undated={3}
    />,
  );
  expect(screen.getByRole('img', { name: 'Reports by year. 2022: 2, 2023: 1, 2025: 4, undated: 3' })).toBeVisible();
});

test('draws years without a report, and heights in proportion to the highest', () => {
  render(
    <YearBars
      years={[
        [2022, 2],
        [2023, 1],
        [2025, 4],
      ]}
      undated={0}
    />,
  );
  expect(
    bars().map(({ title, firstElementChild }) => `${title} ${(firstElementChild as HTMLElement).style.height}`),
  ).toEqual(['2022: 2 50%', '2023: 1 25%', '2024: 0 0%', '2025: 4 100%']);
});

test('does not mention undated reports where there are none', () => {
  render(
    <YearBars
      years={[
        [2022, 2],
        [2023, 1],
        [2025, 4],
      ]}
      undated={0}
    />,
  );
  expect(screen.queryByText(/undated/)).not.toBeInTheDocument();
});

test.each([
  [[]],
  [[[2024, 3]]],
  [
    [
      [2020, 3],
      [2024, 3],
    ],
  ],
] as [[number, number][]][])('is not there for fewer than three years: %j', years => {
  const { container } = render(<YearBars years={years} undated={0} />);
  expect(container).toBeEmptyDOMElement();
});
