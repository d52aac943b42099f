interface DateTileProps {
  readonly weekday: string;
  readonly day: string;
  readonly month: string;
}

/** A day drawn as a leaf of a calendar. Decorative: the date stands in words beside it. */
export function DateTile({ weekday, day, month }: DateTileProps) {
  return (
    <span className="date-tile" aria-hidden="true">
      <span className="date-tile-weekday">{weekday}</span>
      <span className="date-tile-day">{day}</span>
      <span className="date-tile-month">{month}</span>
    </span>
  );
}
