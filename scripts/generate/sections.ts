/** Replaces what stands between `<!-- generated: name -->` and `<!-- end: name -->`. */
export function withSections(text: string, sections: Record<string, string>): string {
  return Object.entries(sections).reduce((page, [name, body]) => {
    const [from, to] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
    const start = page.indexOf(from);
    const end = page.indexOf(to);
    if (start < 0 || end < start) throw new Error(`README.md has no section between "${from}" and "${to}"`);
    return `${page.slice(0, start + from.length)}\n${body.trim()}\n${page.slice(end)}`;
  }, text);
}
