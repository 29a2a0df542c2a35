/** Which webhook targets are allowed. */
export interface TargetPolicy {
  /** Only in the local run: http:// and https:// to 127.0.0.1, ::1 and localhost. */
  allowLoopback: boolean;
}
