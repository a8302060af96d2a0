/** The elements that stand in the templates: each is there, and shows what its component hands over. */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import ownElements from '@/call/plugin/elements';

/** What the plugin adds to Taro's templates, by element. */
function templates(): Map<string, string> {
  let written = '';
  ownElements({
    registerMethod({ fn }) {
      const template = { buildAttribute: () => '', buildTemplate: () => '<taro />' };
      fn({ template });
      written = template.buildTemplate();
      // Browsers have none.
      fn({});
    },
  });
  expect(written).toMatch(/^<taro \/>/);
  return new Map(
    Array.from(
      written.matchAll(/<template name="tmpl_0_([\w-]+)">(.*?)<\/template>(?=<template name|$)/g),
      ([, name = '', wxml = '']) => [name, wxml],
    ),
  );
}

const camelCase = (name: string) =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** By element, the attributes that the JSX gives it, as Taro's runtime hands them over. */
function given(file: string): Map<string, string[]> {
  const text = fs.readFileSync(path.resolve(__dirname, '../../src/call/ui', file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found = new Map<string, string[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) {
      const name = node.tagName.getText();
      const attributes = node.attributes.properties.map((one) => one.name?.getText() ?? '');
      if (name.includes('-')) found.set(name, attributes.map(camelCase));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What Taro's runtime calls otherwise, or binds. */
const OTHERWISE: Readonly<Record<string, string>> = {
  id: 'i.uid',
  className: 'i.cl',
  style: 'i.st',
  onTap: 'bindtap="eh"',
};

test.each(['bar/call-button.tsx', 'header/call-tool.tsx', 'member/member-element.tsx'])(
  '%s draws an element whose template shows all that it is given, and nothing else',
  (file) => {
    const elements = [...given(file)];
    expect(elements).toHaveLength(1);
    const [name, attributes] = elements[0] as [string, string[]];
    const wxml = templates().get(name) ?? 'no template';
    const missing = attributes.filter((one) => !wxml.includes(OTHERWISE[one] ?? `i.${one}`));
    expect(missing).toEqual([]);
    const shown = new Set(Array.from(wxml.matchAll(/\bi\.(\w+)/g), ([, field = '']) => field));
    const known = ['uid', 'sid', 'cl', 'st', 'cn', ...attributes];
    // Of a button all say the same, whether or not this one can be a switch be disabled, or says more than it shows.
    const ofButtons = ['ariaChecked', 'disabled', 'sentence'];
    expect([...shown].filter((field) => ![...known, ...ofButtons].includes(field))).toEqual([]);
  },
);
