// The packages describe their entry points only; the lists are read one by one, because all at once would take longer
// than a request may wait.
declare module '@zxcvbn-ts/*.json.mjs' {
  const words: string[]
  export default words
}
