export default {
  card_title: 'Keep this slip',
  card_by: 'By {day}',
  card_about_treatment_guarantee_14d: 'An answer you have a right to within 14 days',
  card_about_lead_30d: 'A place that waits for you for 30 days',
  card_about_naloxone_refill: 'A new kit is ready for you',
  card_about_wound_check: 'Let somebody look at it again',
  card_about_own_promise: 'What we promised you',
  card_how: 'Say these words to us. They are the only thing that finds it: your name is nowhere.',
  card_forget: 'Want it forgotten? Scan the square, or write the words at {address}',
  qr: 'Square for the camera',
  forget_title: 'Forget me',
  forget_lead:
    'The words on your slip are enough. No name, no reason, no account. Nobody is told that you did it.',
  forget_words: 'The words on your slip',
  forget_scanned: 'We read the words from the square.',
  forget_button: 'Forget me',
  forget_going: 'One moment',
  forget_few: 'A slip has at least three words.',
  forget_done_title: 'It is done',
  forget_done:
    'If there was something under these words, it is gone now. You can throw the slip away.',
  forget_same:
    'We always say just this, known or not, so that nobody can find out by trying words whether there was a slip.',
  forget_new: 'Is the slip less than an hour old? Then do it once more in an hour, to be sure.',
  forget_offline: 'No network. Nothing was sent. Try again later.',
  forget_another: 'Another slip',
  language: 'Language',
} as const;
