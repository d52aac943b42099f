interface StepsProps {
  /** "Étape 2 sur 4 : Date et heure", in words. */
  readonly label: string;
  readonly current: number;
  readonly total: number;
}

/** How far the person has come: said in words, drawn as a bar. */
export function Steps({ label, current, total }: StepsProps) {
  return (
    <div className="steps">
      <p className="steps-label">{label}</p>
      <div className="steps-bar" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <span key={index} data-done={index < current} />
        ))}
      </div>
    </div>
  );
}
