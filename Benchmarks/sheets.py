#!/usr/bin/env python3
"""Reading and writing 100,000 rows of 20 columns: this program, python-calamine, openpyxl and libxlsxwriter in C.

    Benchmarks/sheets.py FOLDER     prints one line a figure: name, value, unit

The file is made by libxlsxwriter's Python cousin with shared strings, as Excel keeps them. Peers come from PyPI into
.build/peers; where one cannot be had its lines are left out with a sentence. Each figure is the best of three runs in a
process of its own; the runs of all take turns, so that a busy machine is busy for each of them.
"""
import os, resource, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
PROGRAM = os.environ.get('LUOSHI_PROGRAM', os.path.join(ROOT, '.build/release/luoshi'))
VENV = os.path.join(ROOT, '.build/peers')


def say(words): print(words, file=sys.stderr)


def install():
    python = os.path.join(VENV, 'bin/python')
    if not os.path.exists(python) and subprocess.run([sys.executable, '-m', 'venv', VENV], capture_output=True).returncode:
        sys.exit('建不了 Python 虚拟环境（Debian 上安装 python3-venv），略过表格的测速。')
    names = ['openpyxl', 'python-calamine', 'xlsxwriter']
    ready = subprocess.run([python, '-c', 'import openpyxl, python_calamine, xlsxwriter'], capture_output=True).returncode == 0
    if not ready and subprocess.run([python, '-m', 'pip', 'install', '-q', *names], capture_output=True).returncode:
        sys.exit('装不上 openpyxl、python-calamine 或 xlsxwriter（没有联网？），略过表格的测速。')
    return python


def make(path):
    import xlsxwriter, datetime
    book = xlsxwriter.Workbook(path)
    sheet, day = book.add_worksheet('台账'), book.add_format({'num_format': 'yyyy-mm-dd'})
    heads = ['序号', '乡镇', '行政村', '户主', '身份证号', '电话', '人口', '耕地（亩）', '小麦（亩）', '玉米（亩）', '补贴（元）', '发放日期',
             '是否脱贫', '原因', '单位', '责任人', '类型', '进度（%）', '验收日期', '备注']
    sheet.write_row(0, 0, heads)
    for r in range(1, 100001):
        row = [r, f'云雾镇{r % 17}', f'上坪村{r % 300}', f'张{r % 9973}', f'62070219{r % 90 + 10}0101{r % 9000 + 1000:04d}',
               f'138{r:08d}', r % 7 + 1, r % 500 / 10, r % 300 / 10, r % 200 / 10, r % 9000 + 0.5, None,
               '是' if r % 3 else '否', ['因病', '因学', '因残'][r % 3], f'县农业农村局{r % 40}', f'李{r % 800}',
               ['水冲式', '双瓮式'][r % 2], r % 100, None, f'备注{r}']
        for c, value in enumerate(row):
            if c in (11, 18): sheet.write_datetime(r, c, datetime.datetime(2026, r % 12 + 1, r % 28 + 1), day)
            else: sheet.write(r, c, value)
    book.close()


def peer(name, path):
    cells, start = 0, time.time()
    if name == 'calamine':
        import python_calamine
        for row in python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows(): cells += len(row)
    else:
        import openpyxl
        for row in openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True): cells += len(row)
    print(f'{time.time() - start:.3f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f} {cells}')


def run(command):
    start = time.time()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode: return None
    words = done.stdout.split()
    return (float(words[0]), float(words[1])) if len(words) >= 2 else (time.time() - start, 0.0)


def main(folder):
    python = install()
    book = os.path.join(folder, 'large.xlsx')
    subprocess.run([python, os.path.abspath(__file__), '--make', book], check=True)
    me = os.path.abspath(__file__)
    commands = {
        'read luoshi': [PROGRAM, 'measure', 'sheets', 'read', book],
        'read calamine': [python, me, '--peer', 'calamine', book],
        'write luoshi': [PROGRAM, 'measure', 'sheets', 'write', os.path.join(folder, 'ours.xlsx')],
    }
    c = os.path.join(folder, 'sheets-c')
    compiler = next((x for x in ('cc', 'clang', 'gcc') if subprocess.run(['which', x], capture_output=True).returncode == 0), None)
    if compiler and subprocess.run([compiler, '-O2', os.path.join(HERE, 'sheets.c'), '-o', c, '-lxlsxwriter'], capture_output=True).returncode == 0:
        commands['write libxlsxwriter'] = [c, os.path.join(folder, 'theirs.xlsx')]
    else:
        say('没有 C 编译器或 libxlsxwriter 的头文件，略过写表的对比。')
    best = {}
    for turn in range(3):
        for name, command in commands.items():
            figure = run(command)
            if figure: best[name] = min(best.get(name, figure), figure)
    # Minutes: once is enough.
    wide = os.path.join(folder, 'wide.xlsx')
    done = subprocess.run([PROGRAM, 'measure', 'sheets', 'write-wide', wide], capture_output=True, text=True)
    if done.returncode == 0:
        seconds, memory, _, first = done.stdout.split()
        best['write wide'] = (float(seconds), float(memory))
        best['wide first'] = (float(first), 0.0)
        os.remove(wide)
    figure = run([python, me, '--peer', 'openpyxl', book])
    if figure: best['read openpyxl'] = figure
    for name, (seconds, memory) in best.items(): print(f'{name}\t{seconds:.3f}\t{memory:.1f}')


if __name__ == '__main__':
    if sys.argv[1] == '--make': make(sys.argv[2])
    elif sys.argv[1] == '--peer': peer(sys.argv[2], sys.argv[3])
    else: main(sys.argv[1])
