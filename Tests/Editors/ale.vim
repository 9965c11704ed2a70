" SPDX-License-Identifier: GPL-2.0-only

filetype on
let g:ale_linters_explicit = 1
let g:ale_linters = {'c': ['lintel']}
source $LINTEL_SETUP
packadd ale
call LintelDefine()

function! Say(text) abort
  call writefile([a:text], $LINTEL_OUTPUT, 'a')
endfunction

function! Findings() abort
  return ale#engine#GetLoclist(bufnr(''))
endfunction

function! WaitFor(condition) abort
  let l:tries = 200
  while l:tries && !eval(a:condition)
    sleep 100m
    let l:tries -= 1
  endwhile
endfunction

edit a.c
call ale#Queue(0)
call WaitFor('!empty(Findings())')
for s:finding in Findings()
  call Say('found ' . s:finding.code . ' ' . s:finding.lnum)
endfor

" ALE has no words for a fix of the whole file: the user mends the line.
call setline(2, 'int a = 1;')
call ale#Queue(0)
call WaitFor('empty(Findings())')
call Say('fixed ' . getline(2))
call Say('left ' . len(Findings()))
qall!
