#!/usr/bin/env python3
"""Quantities and times of the same hand-keyed sentences, read by this program and by two libraries from PyPI.

    Benchmarks/peers.py            installs jionlp and recognizers-text-suite into .build/peers, says so, and prints a table

Recall and precision count values: a quantity by its number (65 of 65%以上), a time by its last day. JioNLP reads amounts of
money only, so its quantities are scored on those alone. Where the libraries cannot be installed the script says so and ends.
"""
import json, os, subprocess, sys, tempfile, time, warnings

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
PROGRAM = os.environ.get('LUOSHI_PROGRAM', os.path.join(ROOT, '.build/release/luoshi'))
VENV = os.path.join(ROOT, '.build/peers')
BASE = '2025-03-10'

# Sentence, numbers, numbers that are money, last days.
KEY = [
    ('今年要新建农村户用卫生厕所1200座，65%以上的村庄建成清洁村庄。', [1200, 65], [], ['2025-12-31']),
    ('要稳步发展优质蔬菜种植基地38万亩以上。', [380000], [], []),
    ('坚决将玉米制种面积压缩在50万亩以内。', [500000], [], []),
    ('要引进肉牛5万多头。', [50000], [], []),
    ('要落实专项资金1,200万元，6月底前拨付到位。', [12000000], [12000000], ['2025-06-30']),
    ('要完成投资1.2亿元。', [120000000], [120000000], []),
    ('各类问题要在6月10日前取得明显成效、6月底前全面整改到位。', [], [], ['2025-06-10', '2025-06-30']),
    ('要在2026年2月底前建成。', [], [], ['2026-02-28']),
    ('到2027年底，要建成20个示范村。', [20], [], ['2027-12-31']),
    ('三季度末要完成招标。', [], [], ['2025-09-30']),
    ('明年上半年要完成验收。', [], [], ['2026-06-30']),
    ('从4月上旬至5月底，要开展集中排查。', [], [], ['2025-05-31']),
    ('要改造二百五十户危房。', [250], [], []),
    ('要建成三十二个村级服务点。', [32], [], []),
    ('覆盖面要达到百分之九十。', [90], [], []),
    ('要让三分之一的村先建成。', [33.3333], [], []),
    ('八成以上的农户要参保。', [80], [], []),
    ('人口自然增长率要控制在6‰以内。', [6], [], []),
    ('要种植蔬菜10万—15万亩。', [100000, 150000], [], []),
    ('要按1:3配套资金。', [1, 3], [], []),
    ('要组织不少于100场培训。', [100], [], []),
    ('单项补助不得超过300万元。', [3000000], [3000000], []),
    ('要给予最高50万元奖励。', [500000], [500000], []),
    ('要把办理时限压缩到3个工作日。', [3], [], []),
    ('能耗要下降3.5%。', [3.5], [], []),
    ('要新增城镇就业2400人。', [2400], [], []),
    ('要对16个项目申报专项债券23亿元。', [16, 2300000000], [2300000000], []),
    ('要发展订单种植３．５万亩。', [35000], [], []),
    ('要栽植一万两千株。', [12000], [], []),
    ('年底前要完成危桥改造30座。', [30], [], ['2025-12-31']),
    ('要在月底前报送方案。', [], [], ['2025-03-31']),
    ('2025年11月15日前要完成验收。', [], [], ['2025-11-15']),
    ('连片600座、750亩的温室要开工建设。', [600, 750], [], []),
    ('要进一步统一思想，推动万众一心。', [], [], []),
    ('要坚持“四个不摘”，落实“三保障”。', [], [], []),
    ('要落实国办发〔2020〕43号文件。', [], [], []),
    ('要加快推进旅游大通道两侧各200米林带建设。', [200], [], []),
    ('第二季度要开工建设。', [], [], ['2025-06-30']),
    ('今明两年要分批实施。', [], [], ['2026-12-31']),
    ('每亩要补助200元。', [200], [200], []),
]


def install():
    python = os.path.join(VENV, 'bin/python')
    if not os.path.exists(python):
        print(f'把 jionlp 和 recognizers-text-suite 装进 {os.path.relpath(VENV, ROOT)}（只供对比，不进程序）', file=sys.stderr)
        if subprocess.run([sys.executable, '-m', 'venv', VENV], capture_output=True).returncode != 0:
            sys.exit('建不了 Python 虚拟环境（Debian 上安装 python3-venv），略过对比。')
    ready = subprocess.run([python, '-c', 'import jionlp, recognizers_suite'], capture_output=True).returncode == 0
    if not ready:
        pip = [python, '-m', 'pip', 'install', '-q', 'setuptools<81', 'emoji<1.7', 'jionlp', 'recognizers-text-suite']
        if subprocess.run(pip, capture_output=True).returncode != 0:
            sys.exit('装不上 jionlp 或 recognizers-text-suite（没有联网？），略过对比。')
    return python


class Score:
    def __init__(self): self.hit = self.wanted = self.read = 0

    def add(self, wanted, read):
        left = list(read)
        self.wanted += len(wanted); self.read += len(left)
        for value in wanted:
            for other in left:
                # Where a library gives several readings, one that is right counts.
                if other == value or isinstance(other, set) and value in other or isinstance(other, float) and abs(other - value) < 1e-3 * max(1, abs(value)):
                    left.remove(other); self.hit += 1
                    break

    def line(self):
        share = lambda a, b: f'{100 * a / b:.0f}%' if b else '-'
        return f'{share(self.hit, self.wanted)}\t{share(self.hit, self.read)}'


def report(name, numbers, times, taken):
    bytes_read = sum(len(row[0].encode()) for row in KEY)
    speed = f'{bytes_read / taken / 1e6:.4f} MB/s' if taken else '-'
    print(f'{name}\t{numbers.line()}\t{times.line()}\t{speed}')


def ours():
    numbers, times = Score(), Score()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'x.txt')
        for text, values, _, days in KEY:
            with open(path, 'w', encoding='utf-8') as file: file.write('一、任务\n' + text)
            out = subprocess.run([PROGRAM, 'decompose', path, '--format', 'json', '--as-of', BASE], capture_output=True)
            tasks = json.loads(out.stdout or b'{}').get('tasks', [])
            found = [q for task in tasks for q in task['quantities'] if q['value'] is not None]
            numbers.add(values, [float(v) for q in found for v in (q['value'], q['upper']) if v is not None])
            times.add(days, [d['by'] for task in tasks for d in task['deadlines'] if d['by']])
        with open(path, 'w', encoding='utf-8') as file: file.write('\n'.join(row[0] for row in KEY * 50))
        out = subprocess.run([PROGRAM, 'measure', 'decompose', path, '--times', '10'], capture_output=True, text=True)
        median = float(out.stdout.split()[1]) / 1000 / 50 if out.returncode == 0 else 0
    report('落实', numbers, times, median)


def peers():
    warnings.filterwarnings('ignore')
    from datetime import datetime, timedelta
    base = datetime.fromisoformat(BASE)
    from recognizers_number import NumberRecognizer, Culture
    from recognizers_date_time import DateTimeRecognizer
    model = NumberRecognizer(Culture.Chinese)
    number, percent = model.get_number_model(), model.get_percentage_model()
    clock = DateTimeRecognizer(Culture.Chinese).get_datetime_model()
    numbers, times, start = Score(), Score(), time.time()
    for text, values, _, days in KEY:
        dated, shares = clock.parse(text, base), percent.parse(text)
        # Numbers inside a date or a share are no quantities of their own.
        taken = [(r.start, r.end) for r in dated + shares]
        plain = [r for r in number.parse(text) if not any(low <= r.start <= high for low, high in taken)]
        read = []
        for result in plain + shares:
            value = (result.resolution or {}).get('value') or ''
            try: read.append(float(value.rstrip('%')))
            except ValueError: pass
        last = []
        for result in dated:
            ends = set()
            for value in (result.resolution or {}).get('values') or []:
                day = (value.get('end') or value.get('value') or '')[:10]
                ends.add(day)
                # The end of a stretch is the first day behind it.
                if value.get('end') and len(day) == 10:
                    ends.add((datetime.fromisoformat(day) - timedelta(days=1)).date().isoformat())
            last.append(ends)
        numbers.add(values, read); times.add(days, last)
    report('recognizers-text', numbers, times, time.time() - start)

    import contextlib, io
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp
        jionlp.ner.extract_time('今年', time_base=base.timestamp())
        numbers, times, start = Score(), Score(), time.time()
        for text, _, money, days in KEY:
            try: numbers.add(money, [float(x['detail']['num'][0] if isinstance(x['detail']['num'], list) else x['detail']['num'])
                                     for x in jionlp.ner.extract_money(text, with_parsing=True)])
            except Exception: numbers.add(money, [])
            try: times.add(days, [x['detail']['time'][-1][:10] for x in jionlp.ner.extract_time(
                text, time_base=base.timestamp(), with_parsing=True) if isinstance(x['detail'].get('time'), list)])
            except Exception: times.add(days, [])
        taken = time.time() - start
    report('JioNLP（只有金额）', numbers, times, taken)


if __name__ == '__main__':
    if '--peers' in sys.argv:
        peers()
    else:
        python = install()
        print('\t数量召回\t数量准确\t时间召回\t时间准确\t速度')
        ours()
        sys.stdout.flush()
        sys.exit(subprocess.run([python, os.path.abspath(__file__), '--peers']).returncode)
