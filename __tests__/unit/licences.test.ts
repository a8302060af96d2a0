import { licenceComment } from '../../config/licences';

const MIT = (rights: string) =>
  `MIT License\n\n${rights}\n\nPermission is hereby granted,\nfree of charge.\n`;
const one = (name: string, text: string) => ({ name, licence: 'MIT', author: 'Somebody', text });

test('names every package, and terms that are shared once', () => {
  const comment = licenceComment([
    one('a 1.0.0', MIT('Copyright (c) 2020 Ann')),
    one('b 2.0.0', MIT('Copyright (c) 2021 Bob\nCopyright (c) 2022 Cid')),
  ]);
  expect(comment).toContain('a 1.0.0, MIT, Copyright (c) 2020 Ann\n');
  expect(comment).toContain('b 2.0.0, MIT, Copyright (c) 2021 Bob; Copyright (c) 2022 Cid\n');
  expect(comment.match(/Permission is hereby granted, free of charge\./g)).toHaveLength(1);
});

test('names what a package embeds, and who wrote one without a file', () => {
  const embedding = `${MIT('Copyright (c) 2018 O2Team')}\n${'='.repeat(70)}\n\nMIT (raf):\nThe following files\n`;
  expect(licenceComment([one('c 1.0.0', embedding)])).toContain('It embeds parts of raf (MIT).');
  expect(licenceComment([one('d 1.0.0', '')])).toContain('d 1.0.0, MIT, Somebody\n');
});

test('is one comment, whatever a licence says', () => {
  const comment = licenceComment([one('e 1.0.0', 'Use /* or */ as you like.')]);
  expect(comment.startsWith('/*!\n')).toBe(true);
  expect(comment.indexOf('*/')).toBe(comment.length - 3);
});
