/** The sentences of a message or of a paragraph; code and placeholders count as one word. */
export const sentencesOf = (text: string): string[] =>
  text
    .replace(/\{\{[^}]*\}\}/g, 'Value')
    .replace(/`[^`]*`/g, 'Code')
    .split(/(?<=[.!?])\s+(?=[A-Z])/);
