-- Uses the language server in Neovim as a person would, and writes what was seen to the file in MINUTES_SEEN as JSON.
local seen = {}
local patience = 30000

local function await(what, condition)
  if not vim.wait(patience, condition, 5) then error('waited in vain for ' .. what, 0) end
end

--- The answer of the server to one request.
local function ask(method, params)
  local answer
  vim.lsp.buf_request(0, method, params, function(err, result)
    answer = { err = err, result = result }
  end)
  await('an answer to ' .. method, function() return answer ~= nil end)
  if answer.err then error(method .. ': ' .. vim.inspect(answer.err), 0) end
  return answer.result
end

local function at(row, column) return { textDocument = vim.lsp.util.make_text_document_params(), position = { line = row, character = column } } end

local function codes()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    found[#found + 1] = each.code or (each.user_data and each.user_data.lsp and each.user_data.lsp.code)
  end
  table.sort(found)
  return found
end

local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') end

local function row_of(words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    if line:find(words, 1, true) then return number end
  end
  error(words .. ' is not in the text', 0)
end

local function names(symbols)
  local found = {}
  for _, symbol in ipairs(symbols or {}) do
    found[#found + 1] = symbol.name
    vim.list_extend(found, names(symbol.children))
  end
  return found
end

--- Chooses what Neovim would let its user choose.
local function choosing(title, act)
  local select = vim.ui.select
  local chosen
  vim.ui.select = function(items, options, on_choice)
    for _, item in ipairs(items) do
      local label = options.format_item(item)
      if label:find(title, 1, true) then
        chosen = label
        return on_choice(item)
      end
    end
    chosen = false
    local offered = vim.tbl_map(options.format_item, items)
    seen.offered = offered
  end
  act()
  await('a choice of “' .. title .. '”', function() return chosen ~= nil end)
  vim.ui.select = select
  if not chosen then error('“' .. title .. '” is not among ' .. vim.inspect(seen.offered), 0) end
end

local function client()
  local all = vim.lsp.get_clients and vim.lsp.get_clients() or vim.lsp.get_active_clients()
  return all[1]
end

local function walk()
  local said = {}
  vim.lsp.handlers['window/showMessage'] = function(_, result) said[#said + 1] = result.message end
  await('findings', function() return #vim.diagnostic.get(0) > 0 end)
  seen.version = tostring(vim.version().major) .. '.' .. tostring(vim.version().minor)
  seen.before = codes()
  for _, each in ipairs(vim.diagnostic.get(0)) do
    if each.message:find('should be', 1, true) then seen.severity = each.severity end
  end

  -- Choosing the first repair at the finding, as `vim.lsp.buf.code_action()` offers it.
  local row = row_of('2023/08-24')
  vim.api.nvim_win_set_cursor(0, { row, 2 })
  local first = text()
  choosing('2023/08/24', vim.lsp.buf.code_action)
  await('the repair', function() return text() ~= first end)
  seen.line = vim.api.nvim_buf_get_lines(0, row - 1, row, false)[1]

  -- An action whose edit is asked for when it is chosen.
  local second = text()
  choosing('Fix all safe problems', vim.lsp.buf.code_action)
  await('all repairs', function() return text() ~= second end)
  seen.text = text()
  await('a look at the repaired text', function() return #vim.diagnostic.get(0) == 0 end)

  seen.symbols = names(ask('textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params() }))
  seen.workspace = {}
  for _, each in ipairs(ask('workspace/symbol', { query = 'kuaicunchu' }) or {}) do
    seen.workspace[#seen.workspace + 1] = vim.fn.fnamemodify(vim.uri_to_fname(each.location.uri), ':t') .. ' ' .. each.name
  end
  seen.hover = ask('textDocument/hover', at(row - 1, 2)).contents.value
  seen.folds = #ask('textDocument/foldingRange', { textDocument = vim.lsp.util.make_text_document_params() })
  seen.selections = #ask('textDocument/selectionRange', { textDocument = vim.lsp.util.make_text_document_params(), positions = { at(row - 1, 2).position } })

  -- Jumping to where the topic was spoken of before, and back.
  local file = vim.api.nvim_buf_get_name(0)
  vim.api.nvim_win_set_cursor(0, { row_of('#### Curve块存储'), 6 })
  vim.lsp.buf.definition()
  await('the jump', function() return vim.api.nvim_buf_get_name(0) ~= file end)
  seen.jumped = vim.fn.expand('%:t') .. ':' .. vim.api.nvim_get_current_line()
  vim.cmd('silent! write')
  vim.cmd('edit ' .. vim.fn.fnameescape(file))

  -- Renaming a topic.
  vim.api.nvim_win_set_cursor(0, { row_of('#### 周边生态'), 6 })
  vim.lsp.buf.rename('工具')
  await('the renaming', function() return text():find('#### 工具', 1, true) ~= nil end)
  seen.renamed = vim.api.nvim_buf_get_lines(0, row_of('#### 工具') - 1, row_of('#### 工具'), false)[1]

  -- Commands.
  seen.history = ask('workspace/executeCommand', { command = 'minutes.history', arguments = { { words = 'Curve块存储' } } })
  -- Where pages are shown, the history stands there now.
  vim.api.nvim_set_current_buf(vim.fn.bufnr(file))
  vim.cmd('MinutesNew 2023-09-07')
  local fresh = vim.fn.fnamemodify(file, ':h') .. '/2023-09-07.md'
  await('the new minutes', function() return vim.fn.bufnr(fresh) > 0 and vim.api.nvim_buf_line_count(vim.fn.bufnr(fresh)) > 5 end)
  seen.fresh = vim.api.nvim_buf_get_lines(vim.fn.bufnr(fresh), 0, 3, false)
  if vim.lsp.handlers['window/showDocument'] then
    await('the new minutes before the eyes', function() return vim.api.nvim_get_current_buf() == vim.fn.bufnr(fresh) end)
  else
    await('words about both', function() return #said == 2 end)
    seen.said = said
  end

  -- Saying goodbye.
  local process = client()
  process.stop()
  await('the end of the server', function() return process.is_stopped() end)
end

local ok, problem = pcall(walk)
if not ok then seen.problem = tostring(problem) end
local file = assert(io.open(vim.env.MINUTES_SEEN, 'w'))
file:write(vim.json and vim.json.encode(seen) or vim.fn.json_encode(seen))
file:close()
vim.cmd('qall!')
