/** A text, what Python writes for no number, or a comma before a closing bracket. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b|,(?=\s*[}\]])/gs;

/** Parses JSON with faults that leave no doubt: `NaN` for no value, a comma too many, a raw tab in a text. Undefined for any other. */
export function mendedJson(text: string): unknown {
  try {
    const mended = text.replace(TOKENS, (token) => {
      if (token.startsWith('"')) return token.replace(/\p{Cc}/gu, ' ');
      return token === ',' ? '' : 'null';
    });
    return JSON.parse(mended) as unknown;
  } catch {
    return undefined;
  }
}
