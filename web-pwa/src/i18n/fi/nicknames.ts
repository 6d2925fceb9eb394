export default {
  first:
    'Hiljainen Rohkea Varhainen Lempeä Nopea Lämmin Kirkas Vakaa Iloinen Vapaa Tyyni Sininen Vihreä Kultainen Viisas Reipas'.split(
      ' ',
    ),
  second:
    'Lokki Kettu Varpunen Haikara Jänis Saukko Rastas Lyhty Joki Vaahtera Satama Pilvi Paju Komeetta Kivi Joutsen'.split(
      ' ',
    ),
};
