/** Vue with its compiler of templates; it is declared for the entry without it only. */
declare module 'vue/dist/vue.esm-bundler.js' {
  export * from 'vue';
}
