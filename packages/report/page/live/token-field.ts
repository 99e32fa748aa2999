import { element } from '@s4nn/charts';

/** Asks for the token of the dashboard, where it gives no data without. */
export function askForToken(): Promise<string> {
  const field = element('input', { type: 'password', autocomplete: 'off', size: '30' });
  const button = element('button', { type: 'submit', class: 'button' }, 'Show the page');
  const form = element('form', { class: 'controls' }, element('label', {}, 'Token: ', field), button);
  const main = element(
    'main',
    {},
    element(
      'section',
      {},
      element('h1', {}, 'This dashboard wants its token'),
      element(
        'p',
        {},
        'The command that started it printed an address that ends with #token=… Open that, or write the token here.',
      ),
      form,
    ),
  );
  document.body.prepend(main);
  field.focus();
  return new Promise((resolve) => {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      main.remove();
      resolve(field.value.trim().replace(/^.*#token=/, ''));
    });
  });
}
