"""How ordinary a word is in the notes of police, care, health and schools: a rough weight.

A phrase is looked for by its least ordinary words, so that a note of everyday things is left after
one pass. The weights say nothing of meaning; a wrong one costs time and changes no answer.
"""

from __future__ import annotations

from accord.text.words import word_set

_TIERS = (
    (
        400,
        """a an the to of for in on at by with from and or her him them she he they it his their is
        was were be been being are has had have not no that this which who what when
        where while i me my we us you your some any so up out off if as but do did does
        would could should will can may all one more its also""",
    ),
    (
        100,
        """said says say told tell stated states reported reports report then than there after
        before into over about back down home house address property door street road
        police officer officers called call went go going get got getting left came come
        seen see two three male female man woman child children mother father mum dad
        school car vehicle phone number time day night today yesterday morning evening
        week weeks year years old new taken take took make made believed known unknown
        suspect suspects victim aggrieved ip yp caller informant incident offence
        between other another others friend friends young person people family parents
        staff room money contact contacted own away around through again like just only
        very because during being without within outside inside near however since until
        under well still next last first second now later""",
    ),
    (
        25,
        """used use using given give gave put let ask asked asks want wanted wants know knows knew
        think thought feel felt look looked looking leave leaving return returned
        returning arrived attended attend attends spoke spoken speak speaking talk
        talking informed advised concerned concerns concern aware details description
        approximately possible possibly alleged allegedly entered entry damage damaged
        stolen stole shop store town centre city area local park station bus train taxi
        driver driving drove drive walked walking walk hand hands face head arm hair
        black white blue red dark clothing wearing worn bag items item property card
        bank account cash value worth paid pay owner neighbour partner boyfriend
        girlfriend husband wife son daughter brother sister uncle aunt cousin carer
        carers worker social care placement foster residential unit teacher class lesson
        pupil student college work working job boss living lives live stay stayed
        staying sent send sends message messages text online social media video photo
        photos picture pictures facebook snapchat instagram whatsapp drink drinking
        drunk alcohol drugs cannabis drug smoking smoke weapon knife hit punched kicked
        pushed grabbed argument verbal fight threats threatened abuse abusive assault
        assaulted injury injuries hospital doctor health mental review meeting plan
        visit visited session support risk missing found help need needs needed good bad
        further enquiries cctv evidence witness witnesses arrest arrested custody
        interview statement crime no reply nothing something someone anyone everyone
        nobody men women boy girl boys girls lad lads group age aged older same
        different sex sexual relationship keep keeps kept buy bought meet met meeting
        meets party hotel flat friends run ran running open opened window front rear
        side money gift gifts bring brought place places long little several many few
        lot things thing way end start started begin began days months month hours hour
        minutes weekend always never sometimes often daily once twice""",
    ),
)
WEIGHTS = {word: weight for weight, words in reversed(_TIERS) for word in word_set(words)}


def weight_of(word: str, is_prefix: bool = False) -> int:
    """How many hits such a word is likely to give among many notes."""
    found = WEIGHTS.get(word, 2)
    if is_prefix:
        return max(found, 40 if len(word) < 3 else 8)
    return max(found, 30) if len(word) < 3 else found
