export default {
  first:
    'Quiet Brave Early Kind Swift Warm Bright Steady Merry Free Calm Blue Green Golden Late Gentle'.split(
      ' ',
    ),
  second:
    'Gull Fox Sparrow Heron Hare Otter Robin Lantern River Maple Harbour Cloud Willow Comet Pebble Swan'.split(
      ' ',
    ),
};
