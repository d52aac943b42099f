import type { ReactNode } from "react";

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** True for a column whose heading only screen readers need: buttons. */
  readonly quiet?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

interface TableProps<Row> {
  /** Names the table; read, not shown. */
  readonly caption: string;
  /** The first one names its row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/** Rows to compare; on a narrow screen each row is a card, its headings beside what they head. */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    // The roles are said because a card layout makes browsers forget them.
    // biome-ignore lint/a11y/noRedundantRoles: display: block takes the table's own roles away
    <table className="table" role="table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tr role="row">
          {columns.map(({ key, label, quiet }) => (
            // biome-ignore lint/a11y/noRedundantRoles: as above
            <th key={key} scope="col" role="columnheader">
              {quiet ? <span className="sr-only">{label}</span> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          // biome-ignore lint/a11y/noRedundantRoles: as above
          <tr key={rowKey(row)} role="row">
            {columns.map(({ key, label, quiet, cell }, index) =>
              index === 0 ? (
                // biome-ignore lint/a11y/noRedundantRoles: as above
                <th key={key} scope="row" role="rowheader">
                  {cell(row)}
                </th>
              ) : (
                // biome-ignore lint/a11y/noRedundantRoles: as above
                <td key={key} role="cell" data-label={quiet ? undefined : label}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
