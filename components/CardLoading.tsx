import { CardFrame } from './CardFrame';

interface CardLoadingProps {
  /** The id on the page. */
  id: string;
  onClose: () => void;
}

/** A card whose facts are on their way. The style sheet shows it only after 100 ms: most answers come sooner. */
export function CardLoading({ id, onClose }: CardLoadingProps) {
  return (
    <CardFrame
      label={id}
      onClose={onClose}
      isBusy
      head={
        <p className="meta headline" role="status">
          <span className="id">{id}</span> · looking it up…
        </p>
      }
    >
      <div className="skeleton" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
    </CardFrame>
  );
}
