/** Who has a value already. */
export type Holder = { id: string; name: string | null }

/** Why a person's change of a contact was not written. */
export type ContactRefusal =
  | {
      ok: false
      reason: 'not_found' | 'gone' | 'empty' | 'email' | 'phone' | 'area_code' | 'have' | 'elsewhere' | 'owner'
    }
  | { ok: false; reason: 'taken'; value: string; kind: 'email' | 'phone'; holder: Holder }
  /** somebody else (`by`, where that is known) changed this very field since the page was loaded */
  | { ok: false; reason: 'changed'; current: string | null; by?: string | null }
