/** Gives a file made in the page to the person, as a download. */
export function saveFile(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Firefox reads the file a moment after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
