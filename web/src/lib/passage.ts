// What of a document is selected: pieces of its paragraphs, as the case language counts them.

/** A paragraph: where it begins in the document, in code points, and its text as it stands there. */
export type Paragraph = { start: number; text: string };
/** A passage within one paragraph, in code points of the document. */
export type Passage = { quote: string; start: number; end: number; paragraph: number };

const points = (text: string) => [...text].length;

/** Blocks of lines between blank lines. */
export function paragraphsOf(text: string): Paragraph[] {
  const found: Paragraph[] = [];
  let at = 0;
  let open: { start: number; from: number } | null = null;
  let unit = 0;
  for (const line of text.split(/(?<=\n)/)) {
    if (line.trim() === "") open = null;
    else {
      const end = unit + line.replace(/[\r\n]+$/, "").length;
      const last = found[found.length - 1];
      if (open && last) last.text = text.slice(open.from, end);
      else {
        open = { start: at, from: unit };
        found.push({ start: at, text: text.slice(unit, end) });
      }
    }
    at += points(line);
    unit += line.length;
  }
  return found;
}

/** What nobody can see at the ends of a selection: whoever selects with a mouse does not mean it. */
const BLANK = "[\\s\\u0085\\p{Default_Ignorable_Code_Point}]";
const LEAD = new RegExp(`^${BLANK}+`, "u");
const TAIL = new RegExp(`${BLANK}+$`, "u");

/** The part of a paragraph between two places, without the blanks around it; nothing where it is blank. */
export function passage(paragraphs: Paragraph[], at: number, from: number, to: number): Passage | null {
  const whole = paragraphs[at];
  if (!whole) return null;
  const part = whole.text.slice(from, to);
  const lead = LEAD.exec(part)?.[0].length ?? 0;
  const quote = part.slice(lead).replace(TAIL, "");
  if (quote === "") return null;
  const start = whole.start + points(whole.text.slice(0, from + lead));
  return { quote, start, end: start + points(quote), paragraph: at + 1 };
}

/** What a selection takes of the paragraphs shown as elements with `data-at`; what lies outside of them is not meant. */
export function selected(holder: HTMLElement, range: Range, paragraphs: Paragraph[]): Passage[] {
  const found: Passage[] = [];
  for (const block of holder.querySelectorAll<HTMLElement>("[data-at]")) {
    if (!range.intersectsNode(block)) continue;
    const place = (node: Node, offset: number, otherwise: number) => {
      if (!block.contains(node)) return otherwise;
      const lead = range.cloneRange();
      lead.selectNodeContents(block);
      lead.setEnd(node, offset);
      return lead.toString().length;
    };
    const from = place(range.startContainer, range.startOffset, 0);
    const to = place(range.endContainer, range.endOffset, Infinity);
    const part = passage(paragraphs, Number(block.dataset["at"]), from, to);
    if (part) found.push(part);
  }
  return found;
}
