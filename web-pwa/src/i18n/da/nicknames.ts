export default {
  first:
    'Rolig Modig Tidlig Venlig Hurtig Varm Lys Munter Fri Glad Stille Gylden Sen Mild Klog Vågen'.split(
      ' ',
    ),
  second:
    'Måge Ræv Spurv Hejre Hare Odder Solsort Lygte Bølge Ahorn Havn Sky Pil Komet Svane Cykel'.split(
      ' ',
    ),
};
