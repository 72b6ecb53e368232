import { Module } from '@nestjs/common';
import { DeadLettersModule } from '../dead-letters/dead-letters.module.ts';
import { Intake } from './intake.ts';
import { Writer } from './writer.ts';

@Module({ imports: [DeadLettersModule], providers: [Intake, Writer] })
export class IntakeModule {}
