import patrol from './patrol';
import shell from './shell';
import words from './words';

export default { shell, patrol, words };
