const PASSWORD_KEY = /(?:pass(?:word|wd|phrase)|pwd|[-_.]pass)$/i;
const CREDENTIAL_KEY =
  /(?:secret|token|credentials?|authorization|amz-signature|^sig|(?:api|access|account|auth|client|encryption|license|master|private|secret|service|shared|signing)[-_.]?key(?:[-_.]?(?:data|base))?)$/i;
const PLAIN_VALUE =
  /^(?:true|false|yes|no|null|nil|none|undefined|missing|empty|expired|invalid|unknown|required|unset|enabled|disabled|not|is|was|has|cannot|could|failed|unauthorized|forbidden|denied|\*+|\++|x{3,}|<[^>]{0,80}>|\$\{[^}]{0,80}\}|\$\([^)]{0,80}\))$/i;

/** Whether a name such as `DB_PASSWORD` or `clientSecret` says that its value is a credential. */
export function isCredentialKey(key: string): boolean {
  return isPasswordKey(key) || CREDENTIAL_KEY.test(key.slice(-64));
}

/** Of these even a value that reads like prose is masked. */
export function isPasswordKey(key: string): boolean {
  return PASSWORD_KEY.test(key.slice(-64));
}

/** A value that is no credential whatever its key: `true`, `expired`, `++++++++`, `${VAR}`. */
export function isPlainValue(value: string): boolean {
  return value === "" || (value.length <= 100 && PLAIN_VALUE.test(value));
}
