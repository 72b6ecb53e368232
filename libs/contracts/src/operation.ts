import type { ErrorCode } from './errors.ts';
import type { MessageClass } from './field.ts';

/** At least one scope, so that an open operation cannot be written by leaving a list empty. */
export type Scopes = readonly [string, ...string[]];

/** Pages that clients show in a sandbox beside the conversation, built from `libs/widgets`. */
export type WidgetName = 'style-map' | 'approval-card';

interface ToolText {
  /** Human title, at most 64 characters. */
  title: string;
  /** Prose for a model; starts "Use this when", at most 1,024 characters. */
  description: string;
  /** Shown while and after the tool runs, at most 64 characters each. */
  invoking: string;
  invoked: string;
  /** Shows its answer in this widget, where the client has room for one. */
  widget?: WidgetName;
  /** Called by widgets too, on a touch of the person and without the model. */
  calledByWidgets?: true;
}

interface Declaration<I extends object, O extends object> {
  input: MessageClass<I>;
  output: MessageClass<O>;
  /** Every one of them is needed. */
  scopes: Scopes;
  /** Failures a caller must expect besides the ones every operation has. */
  errors: readonly ErrorCode[];
  /** Services that may call it; the gateway alone unless stated. */
  callers?: readonly string[];
  /** Only a person signed in on our own pages may do it, with their own hands: no token of a client opens it. */
  inPerson?: boolean;
  /** Time a call may take before its caller gives up, in milliseconds; 5,000 unless stated. */
  deadlineMs?: number;
}

interface Read {
  effect: 'read';
  /** Omit it and the operation is not a tool. */
  tool?: ToolText;
}

/**
 * What a repeat without an idempotency key is. `natural`: running it again changes nothing more, so it runs. `once`: the thing can be
 * done only once, so it takes no key either. A window: the same user with the same arguments within it gets the first answer, unless
 * the client says `again`.
 */
export type Repeat = 'natural' | 'once' | { readonly windowSeconds: number };

interface Write {
  effect: 'write';
  repeat: Repeat;
  /** It starts work that goes on after the answer; the door counts those apart. */
  job?: true;
  /** `destructive`: it deletes, overwrites or cancels something (MCP `destructiveHint`), not only adds. */
  tool?: ToolText & { destructive: boolean; link?: ToolLink };
}

type Declared<I extends object, O extends object> = Declaration<I, O> & (Read | Write);

/** An operation as every room sees it: what was declared, and the names derived from its place in the contract. */
export type Operation<I extends object = object, O extends object = object> = Required<Declaration<I, O>> &
  (Read | Write) & {
    /** `catalog.search_catalog` */
    name: string;
    /** `catalog` */
    service: string;
    /** `rpc.v1.catalog.search_catalog` */
    subject: string;
    /** `search_catalog`: unique across services, `^[a-z][a-z0-9_]{0,63}$`. */
    toolName: string;
  };

type OperationOf<D> = D extends { input: MessageClass<infer I>; output: MessageClass<infer O> }
  ? Operation<I, O>
  : never;

/** The input message of an operation: `InputOf<typeof items.getItem>`. */
export type InputOf<Op> = Op extends Operation<infer I> ? I : never;

/** The answer of an operation. */
export type OutputOf<Op> = Op extends Operation<infer _, infer O> ? O : never;

/** The methods a service must implement; a new operation is a compile error until it has a handler. */
export type Handlers<C, Ctx> = {
  [K in keyof C]: C[K] extends Operation<infer I, infer O> ? (input: I, call: Ctx) => Promise<O> : never;
};

const NAME = /^[a-z][a-z0-9_]{0,63}$/;

/** Declares the operations of one feature of a service; names, subjects and tool names are derived from the keys. */
export function defineContract<const D extends Record<string, Declared<object, object>>>(
  service: string,
  declared: D,
): { [K in keyof D]: OperationOf<D[K]> } {
  const entries = Object.entries(declared).map(([key, declaration]) => {
    const toolName = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (!NAME.test(toolName))
      throw new Error(`Cannot declare ${service}.${key}: "${toolName}" does not match ${NAME.source}`);
    if (declaration.inPerson && declaration.tool)
      throw new Error(`Cannot declare ${service}.${key}: what only a person may do is no tool`);
    const link = linkOf(declaration);
    if (link && link.follow.output !== declaration.output)
      throw new Error(`Cannot declare ${service}.${key}: ${link.follow.name} gives another answer`);
    const operation: Operation = {
      callers: ['gateway'],
      deadlineMs: 5_000,
      inPerson: false,
      ...declaration,
      name: `${service}.${toolName}`,
      service,
      subject: `rpc.v1.${service}.${toolName}`,
      toolName,
    };
    return [key, Object.freeze(operation)] as const;
  });
  return Object.fromEntries(entries) as unknown as { [K in keyof D]: OperationOf<D[K]> };
}

/**
 * A tool whose answer sends the person to a page of ours, where they alone can go on: what a client that can open pages needs to
 * know of it. The page is open for as long as the answer has its address.
 */
export interface ToolLink {
  /** Fields of the answer: address of the page, null when there is nothing to do there (any more); handle; until when it is open. */
  readonly url: string;
  readonly handle: string;
  readonly expires: string;
  /** Asked before the page is opened. */
  readonly message: string;
  /** Reads by its handle how it stands, as the tool's own answer. */
  readonly follow: Operation;
}

type FieldOf<O, V> = Extract<{ [K in keyof O]: O[K] extends V ? K : never }[keyof O], string>;

/** Names the fields once, checked against what `follow` takes and answers. */
export const toolLink = <I extends object, O extends object>(
  follow: Operation<I, O>,
  fields: {
    url: FieldOf<O, string | null>;
    handle: FieldOf<O, string | null> & FieldOf<I, string>;
    expires: FieldOf<O, string | null>;
    message: string;
  },
): ToolLink => ({ ...fields, follow });

/** The page a tool sends the person to, where it does. */
export const linkOf = ({ tool }: Pick<Operation, 'tool'>): ToolLink | undefined =>
  tool && 'link' in tool ? tool.link : undefined;
