/** A form that did not come from a page of ours, or from one of an earlier session. */
export class FormRefused extends Error {
  override readonly name = 'FormRefused';

  constructor() {
    super('the form does not come from a page of this session');
  }
}
