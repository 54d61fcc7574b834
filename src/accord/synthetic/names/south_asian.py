"""Pakistani and Kashmiri, Bangladeshi, Punjabi Sikh, Gujarati, Tamil and Nepali names."""

from accord.synthetic.names.group import Custom, NameGroup, words

_MOHAMMED = ("Mohammad", "Muhammad", "Mohamed", "Muhammed", "Mohd", "Md")

PAKISTANI = NameGroup(
    "pakistani_and_kashmiri",
    0.030,
    words("""
    Aisha Fatima Zainab Maryam Khadija Ayesha Saima Nazia Shazia Rukhsana Nasreen Parveen Shabana
    Samina Noreen Tahira Uzma Sadia Iqra Laiba Hafsa Amina Aleena Mahnoor Sumaira Robina Zara
    Anisa Humaira Farzana Shaista Nabeela
    """),
    words("""
    Mohammed Ali Hassan Hamza Ibrahim Bilal Usman Umar Imran Asif Shahid Tariq Nadeem Zahid Kashif
    Adnan Faisal Arshad Javed Khalid Rashid Sajid Waqas Zeeshan Amir Haroon Yusuf Zain Naveed
    Pervaiz Ishaq Ghulam Abid Waseem
    """),
    words("""
    Khan Hussain Ahmed Mahmood Malik Iqbal Akhtar Shah Mirza Chaudhry Butt Raja Sheikh Qureshi
    Rehman Aslam Ashraf Bashir Yousaf Zaman Riaz Sadiq Saleem Shafiq Mughal Bhatti Awan Kayani Dar
    Rafiq Nawaz Latif Mehmood Parvez Arif
    """),
    Custom.TITLE_NAMES,
    ("GB", "GB", "PK"),
    ("A2",),
    "IC4",
    words("Bibi Begum Akhtar Kauser Khatoon Parveen Bano"),
    (),
    spellings={
        "Mohammed": _MOHAMMED,
        "Hussain": ("Hussein", "Husain", "Hossain"),
        "Ahmed": ("Ahmad", "Ahmet"),
        "Mahmood": ("Mahmud", "Mehmood", "Mahmoud"),
        "Akhtar": ("Akter", "Akther"),
        "Aisha": ("Ayesha", "Aysha", "Aesha"),
        "Chaudhry": ("Choudhry", "Chowdhury", "Choudhary"),
        "Usman": ("Osman", "Uthman"),
        "Umar": ("Omar", "Omer"),
        "Bibi": ("Bi", "Bebe"),
        "Begum": ("Begam", "Bagum"),
        "Yousaf": ("Yusuf", "Yousuf", "Yousef"),
        "Rehman": ("Rahman", "Ur-Rehman"),
        "Qureshi": ("Quraishi", "Qureshy"),
        "Sheikh": ("Shaikh", "Sheik"),
        "Fatima": ("Fatema", "Fatimah"),
        "Maryam": ("Mariam", "Maryum"),
    },
)
BANGLADESHI = NameGroup(
    "bangladeshi",
    0.014,
    words("""
    Nasima Rahima Shirin Taslima Rehana Hasina Salma Ruksana Fahmida Nadia Tahmina Sultana Jannat
    Mahira Nusrat Farhana Sabina Momtaz Rokeya Shahida Anika Tasnim Lipi Poppy
    """),
    words("""
    Mohammed Abdul Shah Kamal Jamal Rafique Shafiq Habib Monir Tofayel Sohel Rubel Shakil Rahim
    Karim Faruk Anwar Mizan Tanvir Nazmul Jubayer Fahim Ruhel Badrul Selim
    """),
    words(
        "Ali Miah Uddin Ahmed Hussain Islam Rahman Chowdhury Hoque Khan Alam "
        "Khalique Matin Kadir Ullah"
    ),
    Custom.TITLE_NAMES,
    ("GB", "GB", "BD"),
    ("A3",),
    "IC4",
    words("Begum Khatun Bibi Akter Khanom Sultana Nessa"),
    words("Ali Miah Uddin Ahmed Hussain Islam Rahman Hoque Alam Ullah"),
    spellings={
        "Mohammed": _MOHAMMED,
        "Begum": ("Begom", "Begam"),
        "Khatun": ("Khatoon", "Khatum"),
        "Miah": ("Mia", "Meah", "Miya"),
        "Uddin": ("Uddeen", "Udin"),
        "Chowdhury": ("Choudhury", "Chaudhury"),
        "Hoque": ("Haque", "Hauqe"),
        "Akter": ("Akther", "Akhter"),
        "Hussain": ("Hossain", "Hussein"),
    },
)
PUNJABI_SIKH = NameGroup(
    "punjabi_sikh",
    0.016,
    words("""
    Harpreet Manpreet Jaspreet Simran Kulwinder Baljit Gurpreet Amandeep Ravinder Sukhjit Jasmin
    Parminder Navdeep Rupinder Balwinder Satwinder Kiran Jasleen Gurleen Mandeep Harleen
    """),
    words("""
    Gurpreet Harjit Amarjit Manjit Sukhdev Jasvir Balbir Ranjit Kulvir Inderjit Jagdeep Hardeep
    Satnam Parmjit Arjan Rajan Sunny Tejinder Gurdeep Harpal Mandeep Amandeep Navdeep
    """),
    words("""
    Gill Sandhu Dhillon Sidhu Grewal Bains Johal Sangha Dhaliwal Randhawa Atwal Bassi Cheema
    Hundal Kang Mann Purewal Rai Samra Virk Sahota Chahal
    """),
    Custom.KAUR_SINGH,
    ("GB", "GB", "IN"),
    ("A1",),
    "IC4",
    spellings={
        "Singh": ("Sing", "Sinh"),
        "Kaur": ("Kour", "Cour"),
        "Dhillon": ("Dillon", "Dhilon"),
        "Grewal": ("Garewal",),
        "Harpreet": ("Harprit", "Harpeet"),
        "Sidhu": ("Sidhoo", "Siddhu"),
    },
)
GUJARATI = NameGroup(
    "gujarati_and_hindi",
    0.014,
    words("""
    Priya Anjali Neha Pooja Meera Kavita Sunita Hetal Bhavna Jyoti Nisha Dipika Hansa Kiran Riya
    Diya Aarti Rekha Manisha Shreya Ananya
    """),
    words("""
    Rajesh Sanjay Amit Vijay Nilesh Hitesh Kishan Jayesh Mukesh Dinesh Bharat Ashok Rohan Arjun
    Dev Krishan Pankaj Suresh Anil Deepak Vikram
    """),
    words("""
    Patel Shah Mistry Desai Parmar Solanki Chauhan Mehta Joshi Sharma Gupta Verma Modi Raval
    Thakkar Lad Vyas Trivedi Pandya Rana Naik Kapoor
    """),
    nationalities=("GB", "GB", "IN", "KE"),
    ethnicities=("A1",),
    officer_code="IC4",
    spellings={"Pooja": ("Puja",), "Mistry": ("Mistri",), "Chauhan": ("Chohan", "Chouhan")},
)
TAMIL = NameGroup(
    "tamil",
    0.005,
    words(
        "Abirami Dharshini Kavitha Luxmi Nirosha Priyanka Sangeetha Thulasi "
        "Vani Yalini Anusha Meena"
    ),
    words(
        "Arul Balasubramaniam Ganesh Karthik Kumaran Mahendran Nirmalan "
        "Pradeep Ragavan Suthan Thayalan"
    ),
    words(
        "Sivakumar Rajendran Nadarajah Kanagaratnam Selvarajah Thambirajah "
        "Murugesu Ponnambalam Kandiah"
    ),
    Custom.FATHERS_NAMES,
    ("GB", "LK"),
    ("A9",),
    "IC4",
    spellings={"Kavitha": ("Kavita",), "Nadarajah": ("Nadaraja",), "Sivakumar": ("Shivakumar",)},
)
NEPALI = NameGroup(
    "nepali",
    0.003,
    words("Sita Gita Sunita Anju Bimala Kopila Laxmi Pabitra Sarita Nirmala Asmita Pratima"),
    words("Bishnu Dil Ganga Hari Krishna Man Prem Ram Santosh Suman Bikash Dipendra"),
    words("Gurung Rai Limbu Thapa Magar Tamang Shrestha Pun Rana Sherpa Adhikari"),
    nationalities=("NP", "GB"),
    ethnicities=("A9",),
    officer_code="IC4",
    spellings={"Gurung": ("Grung",), "Laxmi": ("Lakshmi",)},
)

GROUPS = (PAKISTANI, BANGLADESHI, PUNJABI_SIKH, GUJARATI, TAMIL, NEPALI)
