/**
 * Every error that may reach a person: one base class, a stable string code, the offending value, what to do.
 * `message` is plain Japanese, fit to be shown; `cause` is for the log of the operator and never leaves the machine.
 */
export type ErrorCode =
  | 'BAD_REQUEST' // the body is no JSON, a field is missing, unknown or out of range
  | 'QUESTION_EMPTY'
  | 'QUESTION_TOO_LONG'
  | 'NOT_FOUND' // no such item, plan or route
  | 'METHOD_NOT_ALLOWED'
  | 'BODY_TOO_LARGE'
  | 'CONFIG_INVALID' // an environment variable is wrong; the message names it
  | 'CORPUS_MISSING' // the corpus folder does not exist
  | 'CORPUS_EMPTY' // the corpus folder holds no readable document
  | 'DOCUMENT_UNREADABLE' // binary, empty or in an unknown encoding
  | 'DOCUMENT_UNKNOWN' // text, but of no family that a profile recognises
  | 'DATA_UNWRITABLE'
  | 'INDEX_MISSING'
  | 'INDEX_MISMATCH' // the index was built by another schema, tokeniser or embedder
  | 'INDEX_BROKEN'
  | 'EMBEDDINGS_FAILED' // the embeddings endpoint cannot be reached, refuses, or answers what cannot be right
  | 'NODE_TOO_OLD'
  | 'UNVERIFIED_ANSWER' // a figure of a composed answer has no evidence: our bug
  | 'INTERNAL';

export class NaviError extends Error {
  readonly code: ErrorCode;
  /** What was refused, as given; shown to the operator, and to the caller where it came from the caller. */
  readonly value: unknown;
  /** What to do about it, in Japanese. */
  readonly remedy: string | undefined;

  constructor(code: ErrorCode, message: string, options: { value?: unknown; remedy?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'NaviError';
    this.code = code;
    this.value = options.value;
    this.remedy = options.remedy;
  }
}
