export { askedSubject, committedSubject, ensureStream, EVENT_STREAM, eventSubject } from './event-stream.ts';
export { outboxModule } from './outbox.module.ts';
export { type EventDraft, RecordedEvent } from './recorded-event.ts';
export { Relay } from './relay.ts';
export { forgetRepeats } from './repeats.ts';
export { OUTBOX_TABLES } from './tables.ts';
export { type Behalf, type Done, UnitOfWork } from './unit-of-work.ts';
