import { Injectable } from '@nestjs/common';

/** Set at the first signal to stop: readiness turns red before the port closes. */
@Injectable()
export class Draining {
  started = false;
}
