export default {
  title: 'Warnings',
  open: { one: '{n} warning', other: '{n} warnings' },
  seen: 'Seen',
  seen_done: 'You have seen it',
  until: '{area}, until {time}',
  everywhere: 'Everywhere',
} as const;
