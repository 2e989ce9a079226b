/** Names the person whose eyes an administrator looks with. Anybody else's is ignored. */
export const SEE_AS_COOKIE = 'see-as'
