import type { Client } from '@modelcontextprotocol/client';
import { client2 } from '../src/mcp-clients.ts';

export type Json = Readonly<Record<string, unknown>>;

/** One tool that was called, and what a model is given of its answer by a client that shows text only. */
export interface Called {
  readonly tool: string;
  readonly args: Json;
  readonly text: string;
}

/**
 * A client that knows neither widgets nor structured content: all there is of an answer is its text. Whoever works with it has read
 * every handle there.
 */
export class TextClient {
  readonly #client: Client;

  private constructor(client: Client) {
    this.#client = client;
  }

  static async connect(mcpUrl: string, token: string): Promise<TextClient> {
    return new TextClient(await client2(mcpUrl, token));
  }

  /** @throws Error with the text, when the tool could not do it */
  async call(tool: string, args: Json): Promise<Called> {
    const { content, isError } = await this.#client.callTool({ name: tool, arguments: args });
    const text = content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n');
    if (isError) throw new Error(`${tool} said ${text}`);
    return { tool, args, text };
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}
