"""Somali, Eritrean, Nigerian, Ghanaian, Congolese, Arabic, Turkish, Kurdish, Afghan, Iranian,
Chinese, Vietnamese and Filipino names."""

from accord.synthetic.names.group import Custom, NameGroup, words

SOMALI = NameGroup(
    "somali",
    0.008,
    words("""
    Amina Fadumo Hodan Ifrah Khadra Ladan Naima Sagal Sahra Ubah Warsan Ayaan Deqa Farhiya Hibaq
    Idil Maryan Nimco Zamzam Halimo
    """),
    words("""
    Abdi Abdirahman Abdullahi Ahmed Ali Farah Hassan Ibrahim Ismail Jama Liban Mahad Mohamed
    Mukhtar Nuur Omar Said Warsame Yusuf Zakariya Guled Bashir
    """),
    words("Abdi Ali Ahmed Farah Hassan Jama Mohamed Nur Omar Osman Warsame Yusuf Hersi Aden Duale"),
    Custom.FATHERS_NAMES,
    ("GB", "SO"),
    ("B2",),
    "IC3",
    spellings={
        "Mohamed": ("Maxamed", "Mohammed", "Muhammad"),
        "Abdi": ("Cabdi", "Abdy"),
        "Ali": ("Cali", "Aly"),
        "Fadumo": ("Faduma", "Fatuma", "Faadumo"),
        "Hassan": ("Xasan", "Hasan"),
        "Omar": ("Cumar", "Umar"),
        "Yusuf": ("Yuusuf", "Yousuf"),
        "Nur": ("Nuur", "Noor"),
        "Abdirahman": ("Abdurahman", "Cabdiraxmaan"),
    },
)
ERITREAN = NameGroup(
    "eritrean_and_ethiopian",
    0.004,
    words(
        "Selam Helen Winta Mebrat Tsega Rahel Senait Bethlehem Hiwot Saba Eden Luwam Feven Meron"
    ),
    words("Dawit Yonas Samuel Filmon Abel Tesfay Kidane Berhane Haile Mehari Robel Henok Yohannes"),
    words(
        "Tesfay Ghebremedhin Haile Kidane Berhe Woldu Tekle Abraha Gebre Mehari Habtom Weldegebriel"
    ),
    Custom.FATHERS_NAMES,
    ("ER", "ET", "GB"),
    ("B2",),
    "IC3",
    spellings={"Ghebremedhin": ("Gebremedhin",), "Dawit": ("Daweet", "David"), "Haile": ("Hayle",)},
)
NIGERIAN = NameGroup(
    "nigerian",
    0.014,
    words("""
    Adaeze Amaka Blessing Chidinma Chioma Ebele Folake Funmilayo Grace Ifeoma Ngozi Nkechi Omolara
    Patience Precious Temitope Titilayo Tolu Uche Yetunde Zainab
    """),
    words("""
    Adebayo Babatunde Chidi Chinedu Chukwuemeka Emeka Femi Ifeanyi Kelechi Kunle Obinna Oluwaseun
    Segun Tunde Ugochukwu Wale Yemi Emmanuel Samuel David Gbenga Musa
    """),
    words("""
    Adeyemi Okafor Okonkwo Balogun Adebayo Eze Nwosu Ogunleye Olawale Afolabi Obi Onyekachi Bello
    Abubakar Chukwu Igwe Oyelaran Akintola Nwachukwu Oladipo Uche Danjuma Osagie
    """),
    nationalities=("GB", "NG"),
    ethnicities=("B2",),
    officer_code="IC3",
    spellings={
        "Oluwaseun": ("Seun", "Oluwaseyi"),
        "Chukwuemeka": ("Emeka", "Chukwuemaka"),
        "Temitope": ("Temi", "Temitop"),
        "Okonkwo": ("Okonkow", "Okonko"),
    },
)
GHANAIAN = NameGroup(
    "ghanaian",
    0.006,
    words("Abena Adwoa Akosua Ama Efua Esi Yaa Afia Gifty Comfort Vida Mavis Akua Serwaa"),
    words("Kwame Kofi Kwabena Yaw Kwaku Kojo Kwesi Nana Ebo Fiifi Emmanuel Isaac Prince Bright"),
    words(
        "Mensah Owusu Boateng Asante Osei Appiah Agyeman Amoah Darko Ofori Sarpong Acheampong Quaye"
    ),
    nationalities=("GB", "GH"),
    ethnicities=("B2",),
    officer_code="IC3",
    spellings={"Agyeman": ("Agyemang",), "Kwabena": ("Kobina", "Kwabina"), "Ama": ("Amma",)},
)
CONGOLESE = NameGroup(
    "congolese_and_francophone_african",
    0.004,
    words(
        "Divine Grace Benedicte Merveille Espoir Clarisse Nadege Chantal Josephine Solange Rebecca"
    ),
    words(
        "Jean Christian Patrick Dieudonne Fabrice Herve Junior Trésor Gloire Exauce Serge Olivier"
    ),
    words(
        "Kabongo Mbuyi Tshibangu Ilunga Mutombo Kalala Nzuzi Lukusa Diallo Traore Kone Bah Camara"
    ),
    nationalities=("CD", "CI", "GN", "GB"),
    ethnicities=("B2",),
    officer_code="IC3",
    spellings={"Trésor": ("Tresor",), "Diallo": ("Jallow",), "Bah": ("Ba",)},
)
ARABIC = NameGroup(
    "arabic",
    0.012,
    words("""
    Noor Layla Mariam Huda Rania Salma Yasmin Zahra Hala Dina Reem Samar Amal Hanan Iman Lina
    Nadia Rasha Sawsan Wafaa
    """),
    words("""
    Ahmad Khaled Omar Youssef Mustafa Karim Tarek Bassam Fadi Hani Jamal Mazen Nabil Rami Samir
    Walid Yasser Ziad Abdullah Saif
    """),
    words("""
    Al-Hassan Al-Masri Haddad Khoury Nasser Saleh Hamdan Darwish Mansour Ibrahim El-Sayed
    Abdelrahman Al-Jabouri Suleiman Saadi Qasim Al-Obaidi Bakri Younis Tahir Benali Boutros
    """),
    nationalities=("GB", "SY", "IQ", "SD", "YE"),
    ethnicities=("O2",),
    officer_code="IC6",
    spellings={
        "Al-Hassan": ("Alhassan", "Hassan", "El-Hassan"),
        "Al-Masri": ("Almasri", "El Masry"),
        "Youssef": ("Yousef", "Yusuf", "Yousif"),
        "El-Sayed": ("Elsayed", "Al-Sayed", "Sayed"),
        "Khaled": ("Khalid",),
        "Mariam": ("Maryam", "Miriam"),
        "Suleiman": ("Sulaiman", "Soliman"),
        "Al-Jabouri": ("Aljuboori", "Al Jubouri"),
    },
)
TURKISH = NameGroup(
    "turkish",
    0.006,
    words(
        "Ayse Fatma Elif Zeynep Emine Hatice Merve Busra Esra Derya Gul Sevgi "
        "Ebru Ozlem Pinar Selin"
    ),
    words(
        "Mehmet Mustafa Ahmet Ali Huseyin Hasan Murat Emre Burak Cem Serkan Onur Kemal Osman Volkan"
    ),
    words("""
    Yilmaz Kaya Demir Celik Sahin Yildiz Ozturk Aydin Arslan Dogan Kilic Aslan Cetin Kara Koc Kurt
    Ozdemir Polat Erdogdu Simsek
    """),
    nationalities=("GB", "TR", "CY"),
    ethnicities=("W9",),
    officer_code="IC2",
    spellings={
        "Yilmaz": ("Yılmaz", "Yilmas"),
        "Celik": ("Çelik", "Chelik"),
        "Sahin": ("Şahin", "Shahin"),
        "Ozturk": ("Öztürk", "Osturk"),
        "Ayse": ("Ayşe", "Aysha"),
        "Huseyin": ("Hüseyin", "Hussein"),
        "Mehmet": ("Mehmed", "Mohamet"),
    },
)
KURDISH = NameGroup(
    "kurdish",
    0.005,
    words("Shilan Rojin Avin Berivan Dilan Evin Hevi Jiyan Nazdar Perwin Sozan Zilan Chiman Shno"),
    words(
        "Azad Baran Diyar Hiwa Karwan Rebin Rebwar Sarbast Sherko Soran Zana "
        "Aram Hersh Dlshad Goran"
    ),
    words(
        "Karim Rashid Aziz Barzinji Hama Mahmoud Qadir Rasul Salih Talabani "
        "Zebari Jaff Amedi Bozkurt"
    ),
    Custom.FATHERS_NAMES,
    ("IQ", "TR", "IR", "GB"),
    ("O9",),
    "IC6",
    spellings={"Qadir": ("Kadir", "Ghader"), "Salih": ("Saleh", "Saalih"), "Dlshad": ("Dilshad",)},
)
AFGHAN = NameGroup(
    "afghan",
    0.005,
    words("Farida Laila Mina Nargis Palwasha Roya Shukria Spozhmai Zarmina Zohra Wazhma Hosna"),
    words("Abdul Ahmad Bashir Farid Gul Hamid Jawad Najib Qais Rahmat Shafi Wali Zabi Esmat Naqib"),
    words(
        "Ahmadi Noori Rahimi Karimi Stanikzai Wardak Safi Popal Sultani Hotak Amiri Zazai Mohammadi"
    ),
    Custom.TITLE_NAMES,
    ("AF", "GB"),
    ("A9", "O9"),
    "IC4",
    words("Bibi Gul Jan"),
    (),
    spellings={"Ahmadi": ("Ahmady", "Ahmedi"), "Noori": ("Nuri", "Nouri"), "Zabi": ("Zabiullah",)},
)
IRANIAN = NameGroup(
    "iranian",
    0.004,
    words("Azadeh Fatemeh Leila Maryam Mina Nasrin Parisa Roya Sara Shirin Zahra Niloufar Setareh"),
    words(
        "Ali Amir Behrouz Dariush Farhad Hossein Kaveh Mehdi Navid Reza Saeed Shahram Arash Omid"
    ),
    words(
        "Ahmadi Hosseini Karimi Mohammadi Moradi Rezaei Sadeghi Tehrani Jafari "
        "Rahimi Ebrahimi Kazemi"
    ),
    nationalities=("IR", "GB"),
    ethnicities=("O9",),
    officer_code="IC6",
    spellings={"Hosseini": ("Husseini", "Hoseini"), "Fatemeh": ("Fatima",), "Saeed": ("Said",)},
)
CHINESE = NameGroup(
    "chinese",
    0.007,
    words(
        "Mei Xiu Li Yan Fang Jing Hui Ling Qing Xia Ying Hoi-Ying Wai-Ling Ka-Yan Siu-Fong Grace"
    ),
    words("Wei Jun Ming Hao Lei Tao Feng Chao Bo Kai Ka-Ho Chi-Wai Wing-Kit Tsz-Hin Man-Ho Jason"),
    words(
        "Wang Li Zhang Chen Liu Yang Huang Zhao Wu Zhou Wong Chan Cheung Lau "
        "Leung Ng Lam Tang Yeung"
    ),
    Custom.FAMILY_FIRST,
    ("GB", "CN", "HK"),
    ("A4",),
    "IC5",
    spellings={"Zhang": ("Cheung", "Chang"), "Chen": ("Chan",), "Ka-Ho": ("Kaho", "Ka Ho")},
)
VIETNAMESE = NameGroup(
    "vietnamese",
    0.003,
    words("Lan Hoa Huong Mai Linh Ngoc Thuy Trang Anh Phuong Thu Yen Thi_Hoa Thi_Mai Thi_Lan"),
    words("Anh Duc Dung Hai Hung Long Minh Nam Quang Son Tuan Van_Hung Van_Minh Van_Duc Thanh"),
    words("Nguyen Tran Le Pham Hoang Phan Vu Dang Bui Do Ho Ngo Duong"),
    Custom.FAMILY_FIRST,
    ("VN", "GB"),
    ("A9",),
    "IC5",
    spellings={"Nguyen": ("Nguyễn", "Ngyuen", "Nguyan"), "Tran": ("Trần",)},
)
FILIPINO = NameGroup(
    "filipino",
    0.003,
    words("Maria_Cristina Rosalie Jennelyn Marites Analyn Lovely Rowena Cherry Divina Angelica"),
    words("Jose Rommel Arnel Jhun Reynaldo Mark_Anthony Jericho Rodel Ferdinand Angelo"),
    words("Reyes Cruz Bautista Ocampo Garcia Mendoza Dela_Cruz Villanueva Aquino Ramos Salazar"),
    nationalities=("PH", "GB"),
    ethnicities=("A9",),
    officer_code="IC5",
    spellings={"Dela Cruz": ("De la Cruz", "Delacruz"), "Jhun": ("Jun",)},
)

GROUPS = (
    SOMALI,
    ERITREAN,
    NIGERIAN,
    GHANAIAN,
    CONGOLESE,
    ARABIC,
    TURKISH,
    KURDISH,
    AFGHAN,
    IRANIAN,
    CHINESE,
    VIETNAMESE,
    FILIPINO,
)
