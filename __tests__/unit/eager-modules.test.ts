import { eagerly } from '../../config/eager-modules';

test.each([
  [
    '(wx.webpackJsonp=wx.webpackJsonp||[]).push([[4],{1:(t,e)=>{e.a=()=>1},2(t){t.b=2},x:function(){}},0]);',
    '(wx.webpackJsonp=wx.webpackJsonp||[]).push([[4],{1:((t,e)=>{e.a=()=>1}),2(t){t.b=2},x:(function(){})},0]);',
  ],
  [
    '"use strict";require("./a"),(wx.webpackJsonp=wx.webpackJsonp||[]).push([[7],[(t)=>{},,function(){}]]);',
    '"use strict";require("./a"),(wx.webpackJsonp=wx.webpackJsonp||[]).push([[7],[((t)=>{}),,(function(){})]]);',
  ],
])('modules are read at once: %#', (script, eager) => {
  expect(eagerly(script)).toBe(eager);
  expect(eagerly(eager)).toBe(eager);
});

test.each([
  '',
  'Component({methods:{a(){}}});',
  'list.push([1,2]);module.exports=[()=>{}];',
  '(()=>{var e={};wx.f=(t)=>e[t]})();',
])('what is no script of modules stays as it is: %s', (script) => {
  expect(eagerly(script)).toBe(script);
});
