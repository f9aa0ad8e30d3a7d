interface YearBarsProps {
  /** Reports per year, ascending, without the undated ones. */
  years: readonly (readonly [year: number, reports: number])[];
  undated: number;
}

/** Fewer distinct years say nothing that the rows below do not. */
const YEARS_WORTH_A_PICTURE = 3;

/** When the technique was reported, year by year, years without a report included. Nothing below three years. */
export function YearBars({ years, undated }: YearBarsProps) {
  const first = years[0]?.[0];
  const last = years.at(-1)?.[0];
  if (years.length < YEARS_WORTH_A_PICTURE || first === undefined || last === undefined) return null;
  const countOf = new Map(years);
  const peak = Math.max(...countOf.values());
  const span = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  const inWords = [
    ...years.map(([year, count]) => `${year}: ${count}`),
    ...(undated > 0 ? [`undated: ${undated}`] : []),
  ];
  return (
    <div className="years" role="img" aria-label={`Reports by year. ${inWords.join(', ')}`}>
      <span className="year">{first}</span>
      <span className="bars">
        {span.map(year => {
          const count = countOf.get(year) ?? 0;
          return (
            <span key={year} className="bar" title={`${year}: ${count}`}>
              <span style={{ height: `${(100 * count) / peak}%` }} />
            </span>
          );
        })}
      </span>
      <span className="year">{last}</span>
      {undated > 0 && <span className="year undated">{undated} undated</span>}
    </div>
  );
}
