"""Polish, Romanian, Roma, Lithuanian, Albanian, Portuguese, Spanish, Italian and Greek names."""

from accord.synthetic.names.group import Custom, NameGroup, words

POLISH = NameGroup(
    "polish",
    0.022,
    words("""
    Zuzanna Julia Zofia Maja Hanna Lena Alicja Maria Oliwia Wiktoria Natalia Kinga Agnieszka
    Katarzyna Magdalena Joanna Malgorzata Ewa Beata Dorota Monika Justyna Karolina Patrycja
    Weronika
    """),
    words("""
    Antoni Jakub Jan Szymon Filip Wojciech Kacper Mateusz Michal Krzysztof Tomasz Pawel Piotr
    Marcin Grzegorz Lukasz Marek Zbigniew Dariusz Slawomir Kamil Dawid Bartosz Oskar Norbert
    """),
    words("""
    Nowak Kowalski Wisniewski Wojcik Kowalczyk Kaminski Lewandowski Zielinski Szymanski Wozniak
    Dabrowski Kozlowski Jankowski Mazur Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski
    Pawlowski Michalski Krol Wieczorek Jablonski Wrobel Nowicki Majewski Olszewski Stepien
    Malinowski Jaworski Adamczyk Dudek Nowacki Pawlak Gorski Witkowski Walczak Sikora Baran
    Rutkowski Zalewski
    """),
    Custom.GENDERED,
    ("PL", "PL", "PL", "GB"),
    ("W9",),
    spellings={
        "Michal": ("Michał", "Michael"),
        "Lukasz": ("Łukasz", "Lucas", "Lukas"),
        "Pawel": ("Paweł", "Paul"),
        "Malgorzata": ("Małgorzata", "Gosia"),
        "Wojcik": ("Wójcik", "Woycik"),
        "Dabrowski": ("Dąbrowski", "Dombrowski"),
        "Wisniewski": ("Wiśniewski", "Wisnewski"),
        "Krzysztof": ("Krzystof", "Kristof"),
        "Kowalczyk": ("Kowalchyk", "Kowalczk"),
        "Wozniak": ("Woźniak",),
        "Grzegorz": ("Gregor", "Gzegorz"),
    },
)
ROMANIAN = NameGroup(
    "romanian",
    0.014,
    words("""
    Maria Elena Ioana Andreea Alexandra Mihaela Cristina Gabriela Daniela Ana Roxana Bianca Denisa
    Larisa Simona Alina Florentina Mirela Carmen Oana Raluca Diana Teodora Sorina
    """),
    words("""
    Andrei Alexandru Ionut Stefan Mihai Cristian Florin Marian Gheorghe Vasile Adrian Bogdan
    Razvan Catalin Daniel Ciprian Lucian Sorin Dragos Valentin Petru Ilie Nicolae Constantin
    """),
    words("""
    Popa Popescu Ionescu Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Constantin Marin
    Lazar Serban Moldovan Ungureanu Nistor Tudor Dobre Barbu Cojocaru Florea Manole Enache Sandu
    Toma Voicu Anghel Preda Bucur Oprea Ilie Neagu Iordache Costache
    """),
    Custom.FAMILY_FIRST,
    ("RO", "RO", "RO", "GB"),
    ("W9",),
    spellings={
        "Ionut": ("Ionuț", "Ionutz"),
        "Stefan": ("Ștefan", "Stephan"),
        "Razvan": ("Răzvan",),
        "Serban": ("Șerban", "Sherban"),
        "Lazar": ("Lazăr",),
        "Popescu": ("Popesku",),
    },
)
ROMA = NameGroup(
    "roma",
    0.005,
    words(
        "Marika Zuzana Renata Jolana Lenka Vanesa Ruzena Esmeralda Florica "
        "Rodica Lacramioara Izabela"
    ),
    words(
        "Marek Rastislav Ladislav Robert Milan Jozef Dezider Costel Marius Viorel Gelu Stefan Tibor"
    ),
    words("""
    Horvath Balog Gabor Lakatos Cina Duda Mirga Ciuciu Munteanu Caldarar Rostas Lacatus Danko
    Tancos Gazi Bandy Kroscen Pokuta
    """),
    Custom.GENDERED,
    ("SK", "CZ", "RO", "GB"),
    ("W3", "W9"),
    spellings={
        "Horvath": ("Horváth", "Horwath"),
        "Lakatos": ("Lacatus", "Lakatosh"),
        "Gabor": ("Gábor",),
    },
)
BALTIC = NameGroup(
    "lithuanian",
    0.005,
    words("Ruta Egle Ieva Gabija Ugne Kamile Daiva Rasa Jurgita Lina Vilma Ausra Monika Emilija"),
    words(
        "Tomas Mantas Lukas Darius Gintaras Vytautas Rokas Jonas Arturas Saulius Andrius Mindaugas"
    ),
    words("""
    Kazlauskas Jankauskas Petrauskas Stankevicius Paulauskas Butkus Zukauskas Balciunas Navickas
    Ramanauskas Savickas Urbonas Vasiliauskas Morkunas
    """),
    Custom.GENDERED,
    ("LT", "LT", "GB"),
    ("W9",),
    spellings={"Egle": ("Eglė",), "Stankevicius": ("Stankevičius", "Stankevichius")},
)
ALBANIAN = NameGroup(
    "albanian_and_kosovan",
    0.005,
    words("Arta Besa Drita Elira Fjolla Ilire Jeta Lule Mimoza Rina Teuta Valbona Vjosa Albana"),
    words(
        "Arben Besnik Dritan Enver Fatos Gezim Ilir Kreshnik Luan Petrit "
        "Shpetim Skender Valon Klodian"
    ),
    words("""
    Hoxha Shehu Prifti Gashi Krasniqi Berisha Dervishi Leka Kola Bardhi Morina Shala Hasani Bytyqi
    Zeqiri Rama Cela Marku
    """),
    nationalities=("AL", "XK", "GB"),
    ethnicities=("W9",),
    spellings={"Hoxha": ("Hodja", "Hoxa"), "Gezim": ("Gëzim",), "Cela": ("Çela",)},
)
PORTUGUESE = NameGroup(
    "portuguese_and_brazilian",
    0.008,
    words(
        "Ana Beatriz Carolina Daniela Fernanda Ines Joana Leonor Mafalda Mariana Raquel Rita Sofia"
    ),
    words("Afonso Bruno Diogo Duarte Francisco Goncalo Hugo Joao Luis Miguel Nuno Paulo Rui Tiago"),
    words("""
    Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Goncalves Gomes
    Lopes Marques Alves Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia
    """),
    Custom.TWO_SURNAMES,
    ("PT", "PT", "BR", "GB"),
    ("W9", "M9"),
    spellings={
        "Joao": ("João", "Joe"),
        "Goncalo": ("Gonçalo",),
        "Sousa": ("Souza",),
        "Goncalves": ("Gonçalves", "Goncalvez"),
    },
)
SPANISH = NameGroup(
    "spanish_and_latin_american",
    0.005,
    words(
        "Lucia Carmen Paula Marta Alba Irene Rocio Valentina Camila Daniela "
        "Ximena Luz Yolanda Pilar"
    ),
    words(
        "Alejandro Javier Pablo Sergio Diego Alvaro Carlos Jorge Andres Santiago Mateo Wilmer Jairo"
    ),
    words("""
    Garcia Fernandez Gonzalez Rodriguez Lopez Martinez Sanchez Perez Gomez Jimenez Ruiz Diaz
    Moreno Alvarez Romero Navarro Torres Vargas Castillo Quispe
    """),
    Custom.TWO_SURNAMES,
    ("ES", "CO", "EC", "GB"),
    ("W9", "O9"),
    spellings={"Jimenez": ("Gimenez", "Jiménez"), "Gonzalez": ("Gonzales",)},
)
ITALIAN_GREEK = NameGroup(
    "italian_and_greek",
    0.006,
    words(
        "Chiara Giulia Francesca Alessia Martina Eleni Maria Despina Androulla "
        "Stavroula Sofia Panayiota"
    ),
    words(
        "Marco Luca Matteo Giuseppe Antonio Salvatore Andreas Costas Nikos "
        "Panayiotis Stelios Yiannis"
    ),
    words("""
    Rossi Russo Esposito Bianchi Romano Greco Marino Conti Papadopoulos Georgiou Christou Nicolaou
    Charalambous Ioannou Demetriou Constantinou Kyriacou Michaelides
    """),
    nationalities=("IT", "GR", "CY", "GB"),
    ethnicities=("W9",),
    officer_code="IC2",
    spellings={"Panayiotis": ("Panagiotis",), "Charalambous": ("Haralambous",)},
)

GROUPS = (POLISH, ROMANIAN, ROMA, BALTIC, ALBANIAN, PORTUGUESE, SPANISH, ITALIAN_GREEK)
