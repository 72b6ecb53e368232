import type { InjectionToken } from '@nestjs/common';
import type { NoteVerifier } from '#libs/ledger';

/** Injection token of the public key that checkpoints are verified with. */
export const NOTE_KEY: InjectionToken<NoteVerifier> = Symbol('audit:note-key');
