/** Which pack was built together with this code; served by `packPlugin`. */
declare module 'virtual:pack' {
  /** `digest` of the pack's manifest. */
  export const digest: string;
  /** ATT&CK release of the pack, `19.1`. */
  export const attack: string;
}

/** What the scanner knows of ATT&CK; served by `packPlugin`. */
declare module 'virtual:known-ids' {
  /** For `unpackIds`. */
  export const packedIds: import('../lib/attack/known-ids').PackedIds;
}
