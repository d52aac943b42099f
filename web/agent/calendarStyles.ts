import type { Plugin } from "vite";

const REGISTERS = "function registerStylesRoot(rootNode) {";

/**
 * FullCalendar writes its styles into the page while it runs, which the content security policy refuses. This makes a
 * plain style sheet of each, in a layer below the site's own, without the icon font (a data: address; we draw no icon
 * of it). The empty `<style>` that they would be written into is refused as well: it is not made where there is nothing
 * to write.
 */
export function calendarStyles(): Plugin {
  const sheets = new Map<string, string>();
  const prefix = "\0calendar-styles:";
  return {
    name: "calendar-styles",
    transform(code, id) {
      if (!/@fullcalendar\/[a-z]+\/internal(-common)?\.js$/.test(id)) return null;
      const found = /var css_248z = ("(?:[^"\\]|\\.)*");\s*injectStyles\(css_248z\);/.exec(code);
      if (!found?.[1]) return null;
      const name = `${id.split("@fullcalendar/")[1]?.replace(/\W/g, "-")}.css`;
      const plain = (JSON.parse(found[1]) as string).replace(/@font-face\{[^}]*\}/g, "");
      sheets.set(name, `@layer calendar {${plain}}`);
      const left = code.replace(found[0], "");
      if (left.includes("createElement('style')") && !left.includes(REGISTERS))
        throw new Error(`${id} makes its <style> elsewhere than before: see what the content security policy refuses`);
      return {
        code: `import ${JSON.stringify(`virtual:calendar-styles/${name}`)};
${left.replace(REGISTERS, `${REGISTERS} if (styleTexts.length === 0) return;`)}`,
        map: null,
      };
    },
    resolveId: (source) =>
      source.startsWith("virtual:calendar-styles/") ? prefix + source.slice("virtual:calendar-styles/".length) : null,
    load: (id) => (id.startsWith(prefix) ? (sheets.get(id.slice(prefix.length)) ?? null) : null),
  };
}
