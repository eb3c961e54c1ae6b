// The stability concepts by key, in the order in which they are shown, with their abbreviations. Made from
// the table of the case language: `UPDATE=1 cargo test -p detente-case`.
export const CONCEPTS = ["nash", "gmr", "smr", "seq", "sseq", "sim"] as const;
export type Concept = (typeof CONCEPTS)[number];
export const SHORT: Record<Concept, string> = {
  nash: "Nash",
  gmr: "GMR",
  smr: "SMR",
  seq: "SEQ",
  sseq: "SSEQ",
  sim: "SIM",
};
