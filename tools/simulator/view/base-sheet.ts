/** The phone around a mini-program, and WeChat's own look of the built-in components. */
export const BASE_SHEET = `
*, *::before, *::after { -webkit-tap-highlight-color: transparent; }
html, body { margin: 0; height: 100%; overflow: hidden; background: #fff; color-scheme: light; }
html[data-theme=dark], html[data-theme=dark] body { background: #111; color-scheme: dark; }
body { font: 16px/1.4 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Helvetica Neue", Arial, sans-serif; }
[hidden] { display: none !important; }
#sim-phone { position: fixed; inset: 0; display: flex; flex-direction: column; user-select: none; touch-action: manipulation; }
#sim-status { flex: none; box-sizing: border-box; display: flex; justify-content: space-between; align-items: center; padding: 0 22px; font-size: 13px; font-weight: 600; }
#sim-bar { flex: none; position: relative; height: 44px; display: flex; align-items: center; justify-content: center; }
#sim-bar .sim-title { max-width: 45%; font-size: 17px; font-weight: 600; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
#sim-bar .sim-back { position: absolute; left: 6px; width: 36px; height: 44px; border: 0; background: none; color: inherit; font-size: 26px; line-height: 40px; cursor: pointer; }
#sim-capsule { position: absolute; right: 7px; top: 6px; width: 87px; height: 32px; box-sizing: border-box; border: .5px solid #0002; border-radius: 16px; display: flex; background: #fff9; color: #000; z-index: 2; }
.sim-dark-bar #sim-capsule { border-color: #fff3; background: #0004; color: #fff; }
#sim-capsule button { flex: 1; border: 0; background: none; color: inherit; font-size: 16px; line-height: 30px; padding: 0; cursor: pointer; }
#sim-capsule button + button { border-left: .5px solid #0002; }
#sim-window { position: relative; flex: 1; overflow: hidden; transform: translateZ(0); }
.sim-layer { position: absolute; inset: 0; transform: translateZ(0); }
.sim-scroller { position: absolute; inset: 0; overflow-y: auto; overflow-x: hidden; scrollbar-width: none; }
.sim-covered { display: none; }
#sim-tabs { flex: none; display: flex; border-top: .5px solid #0002; }
#sim-tabs button { flex: 1; border: 0; background: none; color: inherit; height: 50px; font-size: 12px; }
#sim-home { flex: none; pointer-events: none; position: absolute; left: 0; right: 0; bottom: 8px; height: 5px; z-index: 5; }
#sim-home::after { content: ""; display: block; width: 36%; height: 5px; margin: auto; border-radius: 3px; background: #8888; }
#sim-launcher { position: absolute; inset: 0; z-index: 20; display: flex; flex-direction: column; gap: 12px; align-items: center; justify-content: center; background: linear-gradient(160deg, #28405f, #122); color: #fff; border: 0; font: inherit; cursor: pointer; }
.sim-sheet { position: absolute; inset: 0; z-index: 10; display: flex; align-items: center; justify-content: center; background: #0008; }
.sim-sheet.sim-bottom { align-items: flex-end; }
.sim-card { width: 300px; border-radius: 12px; overflow: hidden; background: #fff; color: #000; text-align: center; }
.sim-bottom .sim-card { width: 100%; border-radius: 12px 12px 0 0; padding-bottom: var(--sim-safe-area-inset-bottom); }
html[data-theme=dark] .sim-card { background: #2c2c2c; color: #ddd; }
.sim-card .sim-head { padding: 24px 24px 0; font-weight: 600; font-size: 17px; }
.sim-card .sim-body { padding: 16px 24px 24px; color: #777; white-space: pre-wrap; overflow-wrap: anywhere; }
.sim-card .sim-row { display: flex; justify-content: space-between; align-items: center; padding: 14px 20px; }
.sim-card .sim-buttons { display: flex; border-top: .5px solid #0002; }
.sim-card button { flex: 1; width: 100%; min-height: 52px; border: 0; background: none; font: inherit; font-size: 17px; color: inherit; cursor: pointer; }
.sim-card .sim-confirm { color: #576b95; font-weight: 600; }
.sim-toast { position: absolute; z-index: 11; left: 50%; top: 40%; transform: translateX(-50%); max-width: 70%; padding: 14px 18px; border-radius: 8px; background: #000c; color: #fff; text-align: center; pointer-events: none; }
.sim-toast.sim-masked { pointer-events: auto; box-shadow: 0 0 0 200vmax #0000; }

wx-view, wx-page, wx-form, wx-scroll-view, wx-navigator, wx-cover-view, wx-rich-text, wx-progress, wx-picker, wx-picker-view, wx-picker-view-column, wx-swiper, wx-swiper-item, wx-movable-area, wx-movable-view, wx-radio-group, wx-checkbox-group { display: block; }
wx-block, wx-root-portal, wx-page-meta, wx-match-media { display: contents; }
wx-page { min-height: 100%; box-sizing: border-box; }
wx-text { display: inline; white-space: pre-wrap; }
wx-label { cursor: default; }
wx-radio, wx-checkbox, wx-switch, wx-icon { display: inline-block; }
wx-slider { display: block; margin: 10px 18px; }
wx-image, wx-cover-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
wx-input { display: block; height: 1.4rem; min-height: 1.4rem; line-height: normal; overflow: hidden; cursor: text; }
wx-textarea { display: block; width: 300px; height: 150px; cursor: text; }
wx-live-pusher, wx-live-player { display: block; width: 300px; height: 225px; background: #000; }
wx-swiper { height: 150px; overflow: hidden; }
wx-picker-view { height: 150px; overflow: hidden; }
wx-button { position: relative; display: block; margin: 0 auto; padding: 0 14px; box-sizing: border-box; border-radius: 5px; font-size: 18px; line-height: 2.55555556; text-align: center; overflow: hidden; cursor: pointer; background: #f8f8f8; color: #000; }
wx-button[data-type=primary] { background: #1aad19; color: #fff; }
wx-button[data-type=warn] { background: #e64340; color: #fff; }
wx-button[data-plain=true] { background: none; border: 1px solid currentColor; }
wx-button[data-size=mini] { display: inline-block; font-size: 13px; line-height: 2.3; padding: 0 1.32em; }
wx-button[data-disabled=true] { opacity: .6; cursor: default; }
.button-hover { opacity: .85; }
.navigator-hover { background: #0001; }
`;
