"""English, Welsh, Scottish, Irish, Traveller and Caribbean British names."""

from accord.synthetic.names.group import NameGroup, words

_ENGLISH_FEMALE = words("""
Olivia Amelia Isla Ava Ivy Freya Lily Florence Mia Willow Rosie Sophia Isabella Grace Daisy
Sienna Evie Poppy Ella Charlotte Emily Phoebe Harper Jessica Ellie Chloe Megan Holly Molly
Lucy Katie Amber Jade Paige Leah Abigail Hannah Bethany Courtney Shannon Kayleigh Kirsty Gemma
Stacey Kelly Laura Rachel Rebecca Sarah Emma Claire Nicola Samantha Victoria Amanda Joanne
Lisa Michelle Tracey Donna Julie Karen Susan Alison Deborah Helen Jacqueline Angela Sharon
Linda Christine Margaret Patricia Jean Maureen Sheila Pauline Brenda Dorothy Joan Barbara
Sandra Carol Janet Lorraine Dawn Heather Natalie Danielle Lauren Jodie Zoe Tia Demi Lacey Skye
Summer Scarlett Lexi Maisie Libby Tilly Eliza Harriet Martha Penelope Imogen Matilda Esme
Bella Aimee Lola Nancy Eleanor Alice Thea Caitlin Georgia Toni Leanne Hayley Carly Kimberley
Charlene Chelsea Tamsin Verity Rosalind Hilary
""")
_ENGLISH_MALE = words("""
Oliver George Noah Arthur Harry Leo Jack Charlie Oscar Jacob Henry Thomas Freddie Alfie Theo
William Archie Joshua Alexander James Max Isaac Edward Lucas Teddy Benjamin Ethan Logan Daniel
Samuel Joseph Finley Harrison Mason Riley Tyler Callum Connor Kieran Jordan Liam Ryan Nathan
Kyle Bradley Ashley Lewis Luke Matthew Adam Aaron Craig Lee Darren Wayne Shaun Gary Stuart Ian
Neil Simon Paul Mark Andrew Stephen David Peter Christopher Anthony Kevin Keith Graham Alan
Brian Barry Trevor Malcolm Roger Derek Raymond Dennis Ronald Kenneth Terence Leslie Norman
Clive Nigel Martin Philip Richard Robert John Michael Jonathan Nicholas Timothy Jason Damian
Dean Carl Scott Ross Karl Troy Jamie Robbie Toby Reece Brandon Curtis Declan Elliot Spencer
Dominic Gavin Russell Howard Stanley Albie Rory Jenson Jayden Kai Corey Mitchell Bailey Zak
Jake Louis Dylan Owen Reuben Felix
""")
_ENGLISH_SURNAMES = words("""
Smith Jones Taylor Brown Wilson Johnson Davies Wright Walker Robinson Thompson White Hughes
Edwards Green Hall Wood Harris Clarke Jackson Turner Hill Cooper Ward Moore Clark Baker
Harrison King Morris Allen Martin Lee Watson Parker Bennett Young Cook Richardson Carter Shaw
Bell Collins Phillips Bailey Adams Marshall Ellis Webb Simpson Barker Holmes Mills Palmer
Knight Hunt Fox Chapman Mason Dixon Rose Stone Barnes Fisher Hawkins Wells Gibson Pearson
Lloyd Barrett Spencer Burton Hart Reynolds Porter Lowe Saunders Harvey Page Gregory Fletcher
Walsh Booth Hudson Jenkins Atkinson Dawson Perry Lawson Grant Bates Sutton Bishop Hayes
Gardner Francis Goodwin Poole Nash Newton Parsons Carr Todd Frost Steele Bolton Garner Savage
Kirk Hooper Cross Pratt Waller Peacock Skinner Thorpe Rowley Bird Hicks Bryant Horton
Blackburn Haynes Tyler Whittle Dyer Cole Penny
""")
_STEMS = words("""
Ash Black Brad Bram Brook Burn Clay Cot Crow Elm Fair Far Hal Haw Hazel Hey Hol Lang Lin Long
Marsh Mel Nether North Oak Pem Pick Rad Rams Red Rush Sedge Shel Stan Thorn Wake Wal Whit Win
Wood
""")
_ENDINGS = words("bourne combe croft field ham ley more shaw stead ton well wick worth by thorpe")

ENGLISH = NameGroup(
    "english",
    0.60,
    _ENGLISH_FEMALE,
    _ENGLISH_MALE,
    _ENGLISH_SURNAMES,
    ethnicities=("W1", "W1", "W1", "W1", "W1", "W9", "M1"),
    stems=_STEMS,
    endings=_ENDINGS,
    spellings={
        "Katie": ("Katy", "Kati"),
        "Stephen": ("Steven", "Stephan"),
        "Philip": ("Phillip",),
        "Clarke": ("Clark", "Clerk"),
        "Thompson": ("Thomson", "Tompson"),
        "Phillips": ("Philips",),
        "Sarah": ("Sara",),
        "Zoe": ("Zoë", "Zoey"),
        "Shaun": ("Sean", "Shawn"),
        "Jodie": ("Jody", "Jodi"),
        "Bailey": ("Bayley", "Baily"),
        "Davies": ("Davis",),
        "Aimee": ("Amy", "Aimée"),
        "Kayleigh": ("Kayley", "Kaylee"),
        "Reece": ("Rhys", "Reese"),
        "Teddy": ("Teddie",),
        "Rachel": ("Rachael",),
        "Nicholas": ("Nicolas",),
        "Jonathan": ("Johnathan", "Jonathon"),
    },
)
WELSH = NameGroup(
    "welsh",
    0.06,
    words("""
    Seren Cerys Ffion Carys Nia Megan Bethan Sian Rhian Catrin Angharad Eleri Lowri Mari Gwen
    Gwenllian Elin Efa Cadi Mali Llinos Nerys Delyth Eirlys Heledd Non Branwen Tegan Alys
    """),
    words("""
    Dylan Rhys Owain Gethin Iestyn Gareth Huw Ieuan Emyr Aled Geraint Dafydd Gwilym Llew Macsen
    Tomos Osian Ioan Steffan Iwan Hywel Meirion Gruffydd Llywelyn Bryn Alun Idris Elis
    """),
    words("""
    Jones Williams Davies Evans Thomas Roberts Lewis Hughes Morgan Griffiths Edwards Owen James
    Rees Price Lloyd Jenkins Powell Parry Pritchard Bowen Probert Vaughan Llewellyn Gwynne Pugh
    Prosser Bevan Howells Beynon ap_Rhys ap_Gwilym Gruffydd Prydderch Tudor Cadwaladr
    """),
    spellings={
        "Sian": ("Siân", "Sean"),
        "Rhys": ("Rees", "Reece"),
        "Gruffydd": ("Griffith", "Gruffudd"),
        "Llewellyn": ("Llewelyn", "Lewellyn"),
        "Ieuan": ("Ifan", "Ieun"),
        "Cerys": ("Carys", "Kerys"),
        "Dafydd": ("David", "Dafyd"),
        "Davies": ("Davis",),
    },
)
SCOTTISH = NameGroup(
    "scottish",
    0.04,
    words("""
    Eilidh Ailsa Kirsty Mhairi Morag Catriona Fiona Iona Isla Rhona Shona Skye Senga Elspeth Una
    Lorna Heather Maisie Aileen Jean Annie Struan Beth Orla
    """),
    words("""
    Callum Hamish Fraser Lachlan Euan Ewan Angus Gregor Blair Murray Finlay Ruaridh Iain Duncan
    Alasdair Craig Graeme Gordon Kenneth Sorley Struan Innes Rory Keir
    """),
    words("""
    MacDonald Campbell Stewart Robertson Anderson Murray Reid Mackenzie Fraser Ross Cameron
    Ferguson McLean McKay Sinclair Kerr Munro Buchanan Drummond Galbraith Mackintosh MacLeod Muir
    Urquhart Farquharson Abercrombie Dalgleish Gillespie Lockhart McAllister Carmichael Geddes
    """),
    spellings={
        "MacDonald": ("McDonald", "Mac Donald", "Macdonald"),
        "Mackenzie": ("McKenzie", "MacKenzie"),
        "Ewan": ("Euan", "Ewen"),
        "Graeme": ("Graham",),
        "MacLeod": ("McLeod",),
        "McKay": ("Mackay", "MacKay"),
        "Eilidh": ("Ailey", "Eilish"),
    },
)
IRISH = NameGroup(
    "irish",
    0.03,
    words("""
    Aoife Niamh Ciara Siobhan Sinead Roisin Grainne Maeve Orla Caoimhe Saoirse Bridget Nuala
    Mairead Deirdre Fionnuala Clodagh Eimear Aisling Bronagh Dervla Kathleen Noreen Oonagh
    """),
    words("""
    Sean Conor Cillian Eoin Oisin Padraig Seamus Declan Brendan Cormac Diarmuid Fergus Niall Ronan
    Tadhg Donal Colm Ciaran Kieran Patrick Eamon Darragh Fintan Malachy
    """),
    words("""
    Murphy Kelly O'Sullivan Walsh O'Brien Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy
    Gallagher Doherty Kennedy Lynch Murray Quinn Moore McLaughlin Daly Brennan Burke Nolan
    Kavanagh Keane Duffy Boyle Healy Flanagan McGrath Heffernan Cassidy Rafferty Maguire Donoghue
    """),
    ethnicities=("W2", "W2", "W1"),
    nationalities=("GB", "GB", "IE"),
    spellings={
        "O'Sullivan": ("O Sullivan", "OSullivan", "Sullivan"),
        "O'Brien": ("OBrien", "O Brien", "O'Brian"),
        "Sinead": ("Sinéad", "Shinead"),
        "Roisin": ("Róisín", "Rosheen"),
        "Aoife": ("Eefa", "Aoifa"),
        "Niamh": ("Neve", "Nieve"),
        "Siobhan": ("Siobhán", "Shivaun"),
        "Doherty": ("Docherty", "Dougherty"),
        "O'Reilly": ("Reilly", "O Reilly"),
        "Donoghue": ("Donohue", "O'Donoghue"),
    },
)
TRAVELLER = NameGroup(
    "irish_traveller_and_gypsy",
    0.006,
    words(
        "Margaret Bridget Kathleen Mary Nan Shirley Tiffany Chantelle Savannah Lavinia Britannia"
    ),
    words(
        "Patrick Martin John_Joe Miley Levi Hezekiah Tom Jimmy Nelson Elijah Charlie Felix Dougie"
    ),
    words(
        "Ward Maughan Connors Cash Doran Stokes Price Lee Cooper Boswell Loveridge Hearne Penfold"
    ),
    ethnicities=("W3",),
    spellings={"Maughan": ("Maughn", "Mongan"), "Loveridge": ("Loveredge",)},
)
CARIBBEAN = NameGroup(
    "caribbean",
    0.03,
    words("""
    Shanice Tanisha Keisha Latoya Marcia Yvonne Beverley Sonia Paulette Natasha Simone Chantelle
    Jada Aaliyah Tiana Renee Shereen Patrice Icilda Merlene Gloria Dionne Kelis Nevaeh Tamika
    """),
    words("""
    Leroy Winston Delroy Errol Clifton Desmond Tyrone Marlon Jermaine Andre Darnell Kemar Rohan
    Trevon Malachi Nathaniel Isaiah Levi Tyrell Romario Devonte Omari Rashaan Lloyd Neville
    """),
    words("""
    Campbell Brown Williams Morgan Gordon Francis Clarke Reid Grant Henry Bailey Thompson Blake
    Barrett Johnson Lawrence Charles Joseph Alexander Samuels McKenzie Wallace Powell Beckford
    Pinnock Dacosta Bogle Facey Gayle Headley Lindo Noel Augustin Prescod Blackman Springer Small
    """),
    ethnicities=("B1", "B1", "M1"),
    officer_code="IC3",
    spellings={"Latoya": ("LaToya", "Latoyah"), "Jermaine": ("Jermain", "Germaine")},
)

GROUPS = (ENGLISH, WELSH, SCOTTISH, IRISH, TRAVELLER, CARIBBEAN)
