import patrol from './patrol';
import problems from './problems';
import shell from './shell';
import words from './words';

export default { shell, patrol, words, problems };
