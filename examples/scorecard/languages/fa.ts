import type { Language } from "./language";

/** Persian. */
export const fa: Language<"one"> = {
  code: "fa",
  locale: "fa-IR",
  units: "short",
  direction: "rtl",
  name: "فارسی",
  counted: {
    answers: { one: "{n} پاسخ", other: "{n} پاسخ" },
    people: { one: "{n} نفر", other: "{n} نفر" },
    replies: { one: "{n} پاسخ داده‌شده", other: "{n} پاسخ داده‌شده" },
    tickets: { one: "{n} درخواست", other: "{n} درخواست" },
    customers: { one: "{n} مشتری", other: "{n} مشتری" },
    orders: { one: "{n} سفارش", other: "{n} سفارش" },
    rows: { one: "{n} سطر", other: "{n} سطر" },
  },
  words: {
    scorecard: "کارت امتیازی مشتری",
    period: (from, until, zone) => `${from} تا ${until}، ${zone}`,
    skip: "رفتن به شاخص‌ها",
    languages: "زبان‌ها",
    to: (lower, upper) => `${lower} تا ${upper}`,
    quote: (statement) => `«${statement}»`,
    blank: "(خالی)",
    list: "، ",
    table: "همین ارقام در جدول",
    none: "هیچ",

    sections: {
      files: "پرونده‌ها",
      headlines: "در یک نگاه",
      figures: "همهٔ شاخص‌ها",
      objectives: "اهداف، با امتیاز ۰ تا ۱۰",
      said: "مشتریان چه می‌گویند",
      segments: "به تفکیک بخش مشتریان",
      months: "به تفکیک ماه",
      service: "کیفیت خدمات: انتظار و ادراک (۱ تا ۷)",
      attention: "نخست به کجا باید پرداخت",
      loyalty: "چه کسانی می‌مانند",
      worth: "ارزش مشتریان",
      customer: (id) => `نمای یک مشتری: ${id}`,
      rejected: "سطرهای کنارگذاشته‌شده",
      notes: "یادداشت‌ها",
    },

    figures: {
      nps: "شاخص خالص ترویج‌کنندگان (NPS)",
      csat: "رضایت مشتری (CSAT)",
      servqual: "شکاف کیفیت خدمات (SERVQUAL)",
      weighted: "با وزن اهمیت",
      firstResponse: "زمان نخستین پاسخ (میانه)",
      withinTarget: (hours) => `پاسخ در ${hours} ساعت`,
      retention: "نرخ حفظ مشتری",
      fromCounts: "بر پایهٔ سه شمارش",
      churn: "نرخ ریزش مشتری",
      revenue: "درآمد",
      historicValue: "ارزش هر خریدار",
      lifetimeValue: "ارزش طول عمر مشتری",
    },

    columns: {
      kpi: "شاخص",
      value: "مقدار",
      interval: "فاصلهٔ اطمینان ۹۵٪",
      basis: "بر پایهٔ",
      yearAgo: "سال پیش",
      target: "هدف",
      status: "وضعیت",
      objective: "هدف",
      kind: "گفتار یا رفتار",
      interest: "مهم برای",
      score: "امتیاز",
      segment: "بخش",
      month: "ماه",
      nps: "NPS",
      csat: "CSAT",
      gap: "شکاف",
      firstReply: "نخستین پاسخ",
      within: (hours) => `در ${hours} ساعت`,
      kept: "حفظ‌شده",
      lost: "ازدست‌رفته",
      new: "جدید",
      revenue: "درآمد",
      worth: "ارزش",
      lifetime: "طول عمر",
      dimension: "بُعد",
      expected: "انتظار",
      perceived: "ادراک",
      weakest: "ضعیف‌ترین",
      overall: "کل",
      without: "بدون آن",
      verdict: "داوری",
      answers: "پاسخ‌ها",
      share: "سهم",
      quarter: "سه‌ماهه",
      customers: "مشتریان",
      number: "تعداد",
      step: "گام",
      change: "تغییر",
      total: "جمع",
      revenueBefore: "ارزش در سال پیش",
      touchpoint: "نقطهٔ تماس",
      pull: "اثر بر کل",
      now: "اکنون",
      scoreBefore: "امتیاز پیشین",
      side: "از دید",
      measures: "شاخص‌ها",
      weight: "وزن",
      arithmetic: "محاسبه",
      what: "چه",
      times: "دفعات",
      last: "آخرین",
      lately: "به‌تازگی",
      always: "میانگین",
      difference: "تفاوت",
    },

    status: { green: "در حد هدف", amber: "نزدیک هدف", red: "دور از هدف" },
    doubtful: "نامطمئن",
    kind: { say: "گفتار", do: "رفتار" },
    interest: { customer: "مشتری", company: "شرکت" },
    all: "در مجموع",

    objectives: {
      recommend: "خرید از اینجا را به دوستم پیشنهاد می‌کنم.",
      answered: "زود پاسخ می‌دهند و کمک می‌کنند.",
      stay: "می‌مانم، چون می‌ارزد.",
    },

    dimensions: {
      tangibles: "عوامل ملموس",
      reliability: "قابلیت اعتماد",
      responsiveness: "پاسخ‌گویی",
      assurance: "تضمین",
      empathy: "همدلی",
    },

    weakPoints: "همهٔ بخش‌هایی که بیش از تصادف بدتر از بقیه‌اند",
    verdict: { worse: "آشکارا بدتر", better: "آشکارا بهتر", chance: "شاید تصادفی" },
    reasons: (reasons, segment) =>
      `دلیل رفتن مشتریان${segment === null ? "" : `، ${segment}`}: ${reasons}`,
    notGiven: "نگفته",
    otherReasons: "دلیل‌های دیگر",
    allReasons: "دلیل رفتن مشتریان به تفکیک بخش",
    waiting: (tickets, longest) => `هنوز بی‌پاسخ: ${tickets}، طولانی‌ترین انتظار ${longest}`,

    rejected: (file, left, rows) => `${file}: ${left} از ${rows}`,
    rejectedFor: (count, fault, examples) => `${count} بار ${fault}: ${examples}`,
    example: (row, file, came) =>
      `سطر ${row}${file === "" ? "" : ` از ${file}`}${came === "" ? "" : ` (${came})`}`,
    unreadable: {
      encoding: "کدگذاری آن UTF-8 نیست؛ آن را به صورت «CSV UTF-8» ذخیره کنید",
      empty: "خالی است",
      workbook: "کارپوشه، بایگانی یا PDF است؛ آن را به صورت «CSV UTF-8» ذخیره کنید",
      folder: "پوشه است",
      quote: (start) => `در سطری که چنین آغاز می‌شود گیومه‌ای بسته نشده است: ${start}`,
    },
    reasonCodes: {
      cancellation_requested: "درخواست لغو",
      payment_failed: "پرداخت ناموفق",
      payment_disputed: "اعتراض به پرداخت",
    },
    faults: {
      blank: (field) => `${field} خالی است`,
      date: (field) => `${field} تاریخ نیست`,
      number: (field) => `${field} عدد نیست`,
      id: (field) => `${field} شناسه نیست`,
      wait: (field) => `${field} مدت زمان نیست`,
      negative: (field) => `${field} کمتر از صفر است`,
      word: (field, words) => `${field} هیچ‌یک از این واژه‌ها نیست: ${words}`,
      scale: (field, min, max) => `${field} عدد صحیحی از ${min} تا ${max} نیست`,
      order: (field, other) => `${field} پیش از ${other} است`,
      fields: (expected) => `شمار خانه‌ها برابر با ${expected} خانهٔ سرستون نیست`,
    },
    mostly: {
      blank: (field) => `سطرهای بدون ${field}`,
      date: (came) => `تاریخ‌هایی مانند ${came}`,
      number: (came) => `عددهایی مانند ${came}`,
      id: (came) => `شناسه‌هایی مانند ${came}`,
      wait: (came) => `مدت‌هایی مانند ${came}`,
      negative: (came) => `عددهای منفی مانند ${came}`,
      word: (came) => `واژه‌های ناشناختهٔ ${came} و مانند آن`,
      scale: (came, field, min, max) =>
        `پاسخ‌هایی مانند ${came} در ${field} که از ${min} تا ${max} است`,
      order: (field, other) => `${field} پیش از ${other}`,
      fields: "سطرهایی با خانه‌های کم یا زیاد",
      other: (message) => `سطرهایی با این ایراد: ${message}`,
    },
    files: {
      took: (files, source, rows) => `${files}: به‌عنوان ${source} خوانده شد، ${rows}.`,
      counted: (count, file) => `${count} شمرده شد، چنان‌که در ${file} می‌بود`,
      hidden: (file) => `شمرده نشد، چون ${file} هست.`,
      unused: "از آن در اینجا چیزی شمرده نمی‌شود.",
      refused: (why) => `از آن چیزی نمی‌توان شمرد: ${why}`,
      span: (first, last) => `نخستین در ${first}، واپسین در ${last}`,
      joined: (rows) => `${rows} به سطر پیشین پیوسته است`,
      repeated: (rows, last) =>
        `${rows} در چند پرونده: آنچه دیرتر تغییر کرده معتبر است، وگرنه پرونده‌ای که نامش آخر می‌آید: ${last}`,
      shared: (rows) => `${rows} در خروجی دیگری از همین ابزار هم هست و یک بار شمرده شد`,
      several: (file, sources) =>
        `به‌جای ${file} این‌ها خوانده شد: ${sources}. اگر دو تا از آن‌ها یک چیز را می‌گویند، یکی را از پوشه بیرون بگذارید.`,
      alike: (rows) =>
        `${rows} شناسهٔ سطر دیگری را دارد که با آن فرق می‌کند: همه شمرده شد، چون معلوم نیست کدام تازه‌تر است`,
      leftOut: (reasons) => `کنار گذاشته: ${reasons}`,
      reasons: {
        "no customer": "بدون مشتری",
        future: "هنوز آغاز نشده",
        transferred: "منتقل‌شده",
        "never paid": "هرگز پرداخت نشده",
        "no order": "سفارش نیست",
        canceled: "لغوشده",
        cancelled: "لغوشده",
        unavailable: "ناموجود",
        "bad debt": "طلب سوخته",
        employees: "کارکنان",
        "product/market fit": "تناسب محصول با بازار",
        lost: "ازدست‌رفته",
        open: "باز",
        custom: "پرسش‌نامهٔ دلخواه",
        preview: "پیش‌نمایش",
        spam: "هرزنامه",
        unfinished: "ناتمام",
        voided: "باطل‌شده",
        deleted: "حذف‌شده",
        paused: "متوقف",
        test: "آزمایشی",
        failed: "ناموفق",
        pending: "در انتظار",
        uncaptured: "برداشت‌نشده",
        footer: "پانویس",
        header: "سرستون",
        "blank row": "سطر خالی",
        repeated: "تکراری",
        "older state": "وضعیت قدیمی‌تر",
      },
      otherCurrency: (currency) => `جز ${currency}`,
      ratings: (count) => `${count} نمرهٔ رضایت آن هم شمرده شد، به تاریخ آمدن درخواست`,
      ownScale: "راضی کسی است که بهترین نمرهٔ مقیاس خود ابزار را داده است",
      noScale:
        "رضایت شمرده نشد، چون معلوم نیست مقیاسش چند درجه دارد: آن را از ۱ تا ۵ در answers.csv بنویسید",
      rejected: (rows) => `پذیرفته نشده: ${rows}؛ سطرهای پذیرفته‌نشده را ببینید`,
      zone: (zone) =>
        `پرونده منطقهٔ زمانی ندارد: زمان‌ها به وقت ${zone} خوانده شده‌اند. دیگری: ‎--time-zone Asia/Dubai`,
      dayFirst:
        "ترتیب روز و ماه چنان است که همهٔ تاریخ‌ها با آن سازگارند. وگرنه: ‎--day-first یا ‎--month-first",
      unread: (names) => `خوانده نشده، چون تنها پرونده‌های CSV خودِ پوشه خوانده می‌شوند: ${names}.`,
      unknown: (files) => `از هیچ ابزار شناخته‌ای نیست: ${files}.`,
    },
    trust: {
      from: (read, lost, rows, file, mostly) =>
        `از ${read} سطرهای ${file}: ${lost} از ${rows} کنار گذاشته شده، ${mostly}.`,
      mostly: (what) => `بیشتر ${what}`,
      often: (what) => `بیش از همه ${what}`,
      doubtful: (figures) => `قابل اعتماد نیست: ${figures}.`,
      position: {
        first: "بیشتر سطرهای ازدست‌رفته در آغاز پرونده‌اند.",
        last: "بیشتر سطرهای ازدست‌رفته در پایان پرونده‌اند.",
      },
      value: (column, value, share) =>
        `این کاستی تصادفی نیست: از سطرهایی که ${column} آن‌ها ${value} است ${share} از دست رفته است.`,
      figures: (column, lost, kept) =>
        `این کاستی تصادفی نیست: میانگین ${column} در سطرهای ازدست‌رفته ${lost} است و در بقیه ${kept}.`,
      hint: (said) => `آنچه شاید کمک کند، در settings.json: ${said}.`,
      zone: (zone) =>
        `زمان‌ها به وقت ${zone} خوانده شده‌اند، چون در settings.json منطقهٔ زمانی نیامده است.`,
      months: "ماه‌ها دوازده ماه کامل گذشته‌اند، چون در settings.json ماهی نیامده است.",
      unreadable: (file, why) => `کنار گذاشته شد، چون خوانده نمی‌شود: ${file}. دلیل: ${why}.`,
      oneDay: (file, day) => `تنها از ${day}: ${file}.`,
      part: (file, from, until) => `تنها از ${from} تا ${until}: ${file}.`,
      fives: (file, month) =>
        `در ${file}${month === null ? "" : ` در ${month}`} هیچ پاسخی بالاتر از ۵ نیست: شاید پنج‌درجه‌ای باشند، نه از ۰ تا ۱۰.`,
      twice: (file, rows) =>
        `در ${file} دست‌کم ${rows} بار دوم هم آمده است، در همهٔ ستون‌ها عین هم، و دوباره شمرده شد: شاید چیزی دو بار چسبانده شده باشد.`,
      cents: (file, broken, whole) =>
        `در ${file} صد برابرِ بیشتر مبلغ‌ها هم هست، مانند ${whole} در کنار ${broken}: شاید بعضی به واحد خرد نوشته شده باشند.`,
      days: (file) =>
        `در ${file} روزها بی‌ساعت آمده‌اند: از آن نمی‌توان گفت کسی چه‌قدر منتظر مانده است.`,
      silent: (file, day) =>
        `در ${file} پس از ${day} کسی نیامده و نرفته است: شاید از پس از آن چیزی در آن نباشد.`,
      hole: (file, from, until) => `از ${from} تا ${until} هیچ: ${file}.`,
      gone: (file) => `در ${file} همه رفته‌اند: شاید تنها کسانی در آن باشند که رفته‌اند.`,
      stayed: (file, day) =>
        day === null
          ? `در ${file} هرگز کسی نرفته است: شاید تنها کسانی در آن باشند که مانده‌اند.`
          : `در ${file} پس از ${day} کسی نرفته است، بیش از هر زمان دیگر: شاید کسانی که پس از آن رفته‌اند در آن نباشند.`,
      busiest: (customer, orders, all) =>
        `مشتری ${customer} ${orders} مورد از ${all} را دارد: آیا نامی است که همهٔ بی‌نام‌ها در آن شریک‌اند؟`,
      largest: (customer, amount) =>
        `یک سفارش مشتری ${customer} به مبلغ ${amount} نیمی از همهٔ فروش یا بیشتر از آن است: آیا درست است؟`,
      future: (file, day) =>
        `در ${file} تاریخ‌هایی از آینده هست، تا ${day}: در هیچ شاخصی نیامده‌اند و شاید جز آنچه منظور بوده خوانده شده باشند.`,
      filesEnd: (day) =>
        `پرونده‌ها در ${day} پایان می‌یابند: ماه آخر کامل نیست و شاید بدتر یا بهتر از آنچه هست دیده شود.`,
      lastMonths: "ماه‌ها دوازده ماه آخر پرونده‌ها هستند، چون در settings.json ماهی نیامده است.",
    },

    highlights: {
      change: (name, [from, fromWhen], [to, toWhen], { isBetter }, season) =>
        `${name} از ${from} (${fromWhen}) به ${to} (${toWhen}) رسیده است: ` +
        `${isBetter ? "بهتر" : "بدتر"}، و بیش از تصادف` +
        `${season ? `، مانند همین ماه‌ها در سال پیش (از ${season[0]} به ${season[1]})` : ""}.`,
      yearBefore: (since) =>
        since === null ? "یک سال پیش از آن" : `یک سال پیش از آن، از ${since}`,
      year: "در این ماه‌ها",
      notTrusted: "نمی‌توان گفت چه چیزی تغییر کرده است، چون این شاخص‌ها قابل اعتماد نیستند.",
      noComparison: "هیچ شاخصی را نمی‌شد با گذشته سنجید.",
      noParts: "هیچ نقطهٔ تماس، کانال، تیم یا بخشی را نمی‌شد با بقیه سنجید.",
      noChange: "هیچ شاخصی بیش از تصادف تغییر نکرده است.",
      noChangeButSeason:
        "هیچ شاخصی بیش از تصادف تغییر نکرده است، مگر همان‌گونه که سال پیش در همین ماه‌ها تغییر کرده بود.",
      part: {
        touchpoint: (name) => `نقطهٔ تماس ${name}`,
        channel: (name) => `کانال ${name}`,
        team: (name) => `تیم ${name}`,
        segment: (name) => `بخش ${name}`,
      },
      weakness: (part, name, value, without) =>
        `بیشترین آسیب از ${part} است: ${name} در آن ${value}؛ بدون آن در کل ${without} می‌بود.`,
      weaknessToo: (part, value, without) =>
        `پس از آن ${part}: ${value}، و بدون آن در کل ${without}.`,
      noWeakness: "هیچ نقطهٔ تماس، کانال، تیم یا بخشی بیش از تصادف بدتر از بقیه نیست.",
      lost: (lost, customers, share) => `${lost} تن از ${customers} رفته‌اند (${share}).`,
      paid: (amount) => `آن‌ها ماهانه ${amount} می‌پرداختند.`,
      segment: (name, share) => `بیشترین ریزش در بخش ${name} است: ${share}.`,
      reason: (reason, count) => `دلیلی که بیشتر گفته‌اند: ${reason} (${count}).`,
      late: (late, tickets, hours, share) =>
        `${late} از ${tickets} (${share}) بیش از ${hours} ساعت منتظر پاسخ مانده‌اند.`,
      detractors: (detractors, answers, share) =>
        `${detractors} از ${answers} (${share}) از کسانی است که ما را توصیه نمی‌کنند (۰ تا ۶).`,
      few: {
        profit: (share) => `یک‌پنجم برتر خریداران ${share} سود را می‌آورند.`,
        revenue: (share) => `یک‌پنجم برتر خریداران ${share} درآمد را می‌آورند.`,
        alone: (best, all) =>
          `یک‌پنجم برتر خریداران ${best} می‌آورند و همه با هم ${all}: دیگران باقی را از میان می‌برند.`,
      },
      nothing: "از این پرونده‌ها بیش از این برنمی‌آید.",
    },
    allAlike: (value) => `همه‌جا یکسان: ${value}.`,
    allMonthsAlike: (value, areAll) => `در همهٔ ماه‌ها${areAll ? "" : "ی کامل"} یکسان: ${value}.`,
    extremes: (low, lowest, high, highest) =>
      `کمترین ${low} (${lowest})، بیشترین ${high} (${highest}).`,
    tile: {
      target: (status, target) => `${status}، هدف ${target}`,
      yearBefore: (value, since) =>
        since === null ? `سال پیش: ${value}` : `سال پیش، از ${since}: ${value}`,
      months: (now, value, before, earlier) => `${now}: ${value}، ${before}: ${earlier}`,
      verdicts: { better: "بهتر", worse: "بدتر", chance: "شاید تصادفی", season: "مانند سال پیش" },
      withWaiting: (value, range) =>
        `با آن‌هایی که هنوز منتظرند: ${value} (با اطمینان ۹۵ درصد: ${range})`,
      interval: (range) => `با اطمینان ۹۵ درصد: ${range}`,
      basis: (counted) => `از ${counted}`,
      weakest: (parts) => `ضعیف‌ترین: ${parts}`,
      spark: ([first, firstValue], [last, lastValue], [low, lowest], [high, highest]) =>
        `از ${first} (${firstValue}) تا ${last} (${lastValue})؛ کمترین ${low} (${lowest})، ` +
        `بیشترین ${high} (${highest}).`,
    },

    quarter: (number, year) => `فصل ${number} ${year}`,

    charts: {
      every: { n: "تعداد", to: "تا", noData: "داده‌ای نیست" },
      nps: {
        title: "آیا ما را توصیه می‌کنید؟ پاسخ از ۰ تا ۱۰",
        low: "منتقدان",
        between: "بی‌تفاوت‌ها",
        high: "ترویج‌کنندگان",
      },
      npsSummary: (promoters, detractors, value) =>
        `${promoters} ترویج‌کننده منهای ${detractors} منتقد: NPS برابر با ${value}.`,
      csat: {
        title: "آیا راضی هستید؟ پاسخ از ۱ تا ۵",
        low: "ناراضی",
        between: "خنثی",
        high: "راضی",
      },
      csatSummary: (share) => `${share} راضی‌اند: پاسخشان ۴ یا ۵ بوده است.`,
      trend: {
        title: "NPS ماه به ماه",
        band: "خطی که از هر نقطه می‌گذرد در ۹۵ بار از ۱۰۰ بار مقدار واقعی را در بر می‌گیرد.",
        dashed: (target) => `خط‌چین هدف است: ${target}.`,
      },
      service: {
        title: "مشتریان چه انتظار دارند و چه می‌یابند",
        summary: (dimension, gap) => `بیشترین شکاف: ${dimension}، ${gap}.`,
      },
      survival: {
        title: "مشتریان چه مدت می‌مانند",
        half: (months) => `نیمی از مشتریان ${months} یا بیشتر می‌مانند.`,
        mostStay: "بیش از نیمی از مشتریان هنوز مانده‌اند.",
        time: "ماه‌های مشتری بودن",
        survival: "سهم مانده‌ها",
        median: "میانه",
        notReached: "هنوز نرسیده",
        atRisk: "زیر نظر",
      },
      cohorts: {
        title: "چه کسانی دوباره می‌خرند، به تفکیک سه‌ماههٔ نخستین سفارش",
        again: (share) => `${share} خریداران در سه‌ماههٔ پس از نخستین خرید دوباره سفارش داده‌اند.`,
        note: "هر ردیف مشتریان یک سه‌ماهه است و هر خانه سهم کسانی که چند سه‌ماهه بعد سفارش داده‌اند.",
        offset: "چند سه‌ماهه پس از نخستین سفارش",
        overall: "همه",
        incomplete: "هنوز برای همه به پایان نرسیده",
        share: "درصد مشتریان",
      },
      waterfall: {
        title: "درآمد ماهانه، از آغاز تا پایان سال",
        kept: (share) => `از درآمد آغاز سال ${share} در پایان مانده است، بدون مشتریان تازه.`,
        start: "آغاز",
        new: "تازه",
        reactivation: "بازگشته",
        expansion: "افزایش",
        contraction: "کاهش",
        churn: "ریزش",
        end: "پایان",
      },
      whale: {
        titles: {
          profit: "سود، از سودآورترین مشتری تا زیان‌ده‌ترین",
          revenue: "درآمد، از پردرآمدترین مشتری تا کم‌درآمدترین",
        },
        profits: { profit: "سود انباشته", revenue: "درآمد انباشته" },
        noProfit: "همهٔ خریداران روی هم چیزی نمی‌آورند.",
        costly: (share) => `${share} خریداران بیش از آنچه می‌آورند هزینه دارند.`,
        customers: "خریداران، بهترین‌ها نخست",
        peak: "اوج",
        total: "جمع",
      },
      ticketCost: (cost) => `هزینهٔ پاسخ به هر درخواست ${cost} فرض شده است.`,
    },

    change: {
      caption: "در برابر سال پیش",
      directions: { better: "بهتر", worse: "بدتر", same: "بی‌تغییر" },
      atOdds: (one, other, isReal) =>
        `هشدار: ${one} بهتر شده و ${other} بدتر${isReal ? "" : "؛ شاید تصادفی باشد"}.`,
      together: (one, other) => `${one} و ${other} در خلاف جهت هم نرفته‌اند.`,
    },
    sides: {
      caption: "همان امتیازها از دیدهای دیگر",
      names: {
        say: "آنچه مشتریان می‌گویند",
        do: "آنچه مشتریان می‌کنند",
        leading: "پیش‌نگر",
        lagging: "پس‌نگر",
        customer: "آنچه برای مشتری مهم است",
        company: "آنچه برای شرکت مهم است",
      },
    },
    arithmetic: "امتیازها چگونه به دست آمده‌اند",

    changes: {
      real: (from, to, difference) =>
        `از ${from} تا ${to}، NPS به اندازهٔ ${difference} تغییر کرده است: بیش از تصادف.`,
      none: "هیچ تغییر NPS از یک ماه به ماه بعد بیش از تصادف نیست.",
    },

    touchpoints: {
      title: "NPS در هر نقطهٔ تماس",
      summary: (weakest) => `بیشترین آسیب: ${weakest}.`,
      none: "هیچ نقطهٔ تماسی بیش از تصادف از بقیه ضعیف‌تر نیست.",
      caption: "سفر مشتری: هر نقطهٔ تماس چه به NPS کل می‌افزاید یا از آن می‌کاهد",
      of: (touchpoint, stage) => `${touchpoint} (${stage})`,
    },

    sayDo: {
      caption: "مشتریان پیش از سال چه گفتند و در آن چه کردند",
      cells: {
        loyalist: "راضی و مانده (وفادار)",
        mercenary: "راضی و رفته (ناپایدار)",
        hostage: "ناراضی و مانده (گروگان)",
        defector: "ناراضی و رفته (روی‌گردان)",
      },
      stayed: (satisfied, others) => `از راضی‌ها ${satisfied} ماندند و از دیگران ${others}.`,
      isReal: "این تفاوت بیش از تصادف است: گفته‌ها از رفتار خبر می‌دهند.",
      mayBeChance: "این تفاوت شاید تصادفی باشد.",
    },

    customer: {
      chosen:
        "مشتری خاصی خواسته نشده است. این مشتری، از میان کسانی که نرفته‌اند، کسی است که رفتنش گران‌تر از همه " +
        "تمام می‌شود: ارزش سال ضرب در احتمال رفتن.",
      though: {
        overdue: (state, due, overdue, gap) =>
          `${state} شمرده می‌شود، ولی سفارشی که موعدش ${due} بود ${overdue} عقب افتاده است، با آنکه فاصلهٔ معمول ` +
          `دو سفارش ${gap} است: به نام هنوز مشتری است و به رفتار نه چندان.`,
        healthy: (health, chance) =>
          `سلامت ${health} به همهٔ گذشته می‌نگرد؛ احتمال خرید دوباره، ${chance}، به آنچه به‌تازگی نیامده است. دومی را باور کنید.`,
        returns: (state, day) =>
          `${state} شمرده می‌شود چون عضویت پایان یافته است، ولی پس از آن در ${day} سفارش داده است.`,
      },
      past: "گذشته",
      firstSeen: "نخستین بار",
      lastSeen: "آخرین بار",
      lifecycle: "رویدادها",
      event: (event, day) => `${event} در ${day}`,
      events: { joined: "پیوستن", churned: "رفتن", reactivated: "بازگشت" },
      orders: "سفارش‌ها",
      spend: "خرید",
      refunded: "بازپرداخت",
      gap: "فاصلهٔ دو سفارش",
      bought: "خریده است",
      channels: "کانال‌ها",
      tickets: "درخواست کمک",
      waited: "انتظار برای پاسخ",

      present: "حال",
      state: "وضعیت",
      because: (what, why) => `${what} (${why})`,
      states: {
        prospect: "مشتری بالقوه",
        new: "جدید",
        active: "فعال",
        "at risk": "در خطر",
        dormant: "خاموش",
        churned: "رفته",
        reactivated: "بازگشته",
      },
      rules: {
        "no-order": () => "نه سفارش و نه عضویت",
        "membership-ended": (ago) => `${ago} پیش عضویت پایان یافته`,
        "no-order-for": (long, limit) => `${long} بی‌سفارش، بیش از ${limit}`,
        "membership-ends": (left) => `${left} تا پایان عضویت`,
        "silent-for": (long, limit) => `${long} بی‌خبر، بیش از ${limit}`,
        returned: (ago) => `${ago} پیش بازگشته`,
        joined: (ago) => `${ago} پیش پیوسته`,
        "none-of-these": (long) => `${long} مشتری است، بی نشانهٔ خطر`,
      },
      open: "در انتظار ما",
      oldest: (tickets, age) => `${tickets}، قدیمی‌ترین ${age}`,
      lastSaid: "آخرین نظر",
      latest: (survey, score, age, isStale) =>
        `${survey} برابر با ${score}، ${age} پیش${isStale ? " (کهنه)" : ""}`,
      mrr: "پرداخت ماهانه",
      rfm: "بخش RFM",
      segments: {
        best: "بهترین‌ها",
        "at risk": "در خطر",
        lost: "ازدست‌رفته",
        loyal: "وفادار",
        "big spenders": "پرخرج",
        new: "جدید",
        others: "دیگران",
      },
      healthScore: "سلامت رابطه، ۰ تا ۱۰",
      scored: (score, coverage) => `${score}، با ${coverage} از اجزا`,
      madeOf: "اجزای آن",
      health: {
        activity: "فعالیت",
        satisfaction: "رضایت",
        service: "خدمات",
        loyalty: "وفاداری",
        value: "ارزش",
      },

      future: "آینده",
      alive: "احتمال مشتری ماندن",
      risk: "خطر ریزش",
      bands: { low: "کم", medium: "متوسط", high: "زیاد" },
      purchases: "خریدهای مورد انتظار در یک سال",
      value: "آنچه خواهد آورد",
      nextOrder: "سفارش بعدی",
      overdue: (day, by) => `${day}، با ${by} تأخیر`,
      suggest: {
        reorder: (product) => `پیشنهاد دوباره: ${product}`,
        "cross-sell": (product) => `پیشنهاد: ${product}`,
      },
      followed: (after, count, n, lift) =>
        `${count} بار از ${n} بار پس از ${after} خریده شده، ${lift} برابر معمول`,

      bias: "آخرین بار همهٔ ماجرا نیست",
      orderAmount: "مبلغ سفارش",
    },

    notes: {
      leftOut: (what, loss) => `${what}: ${loss} نیامده است.`,
      unreadable: (file) => `${file} خوانده نمی‌شود`,
      untold: (file, losses) => `این‌ها در ${file} نیست و کنار گذاشته شده است: ${losses}.`,
      noFile: (file) => `${file} نیست`,
      noColumn: (file, column) => `${file} ستون «${column}» ندارد`,
      blankColumn: (file, column) => `ستون «${column}» در ${file} خالی است`,
      losses: {
        answers: "توصیه و رضایت",
        memberships: "حفظ و ریزش مشتری",
        orders: "درآمد و ارزش",
        tickets: "زمان نخستین پاسخ",
        servqual: "شکاف کیفیت خدمات",
        nps: "توصیه",
        csat: "رضایت",
        channel: "ضعیف‌ترین کانال",
        segment: "تفکیک بخش‌ها",
        reason: "دلیل رفتن",
        team: "کندترین تیم",
        customerId: "گفته‌ها و درخواست‌های تک‌تک مشتریان",
        mrr: "درآمد ماهانه",
        touchpoint: "سفر مشتری",
        product: "پیشنهاد بعدی",
      },
      otherCurrency: (file, rows, currency) =>
        `${rows} از ${file} به ${currency} نیست و شمرده نشد.`,
      repeated: (file, rows) => `${rows} از ${file} عیناً تکراری است و یک بار شمرده شد.`,
      noRow: (file) => `در ${file} هیچ سطر به‌کارآمدنی نیست.`,
      outside: (file, months, days) =>
        `${file} از ${months} سطری ندارد، بلکه از ${days}. «from» و «until» را در settings.json تعیین کنید.`,
      money: (currency) => `مبالغ به ${currency} است.`,
      noMargin: "ارزش، درآمد پس از کسر بازگشت‌هاست: در settings.json حاشیهٔ سود نیامده است.",
      margin: (share) =>
        `ارزش هر خریدار، درآمد این ماه‌ها پس از کسر بازگشت‌ها ضرب در حاشیهٔ سود ${share} است.`,
      lifetime: (interest) =>
        "ارزش طول عمر، آن چیزی است که یک مشتری تازه می‌آورد اگر همه‌چیز مانند این ماه‌ها بماند: ارزش " +
        `خریداران و سهم مشتریان حفظ‌شده، با نرخ تنزیل سالانهٔ ${interest}.`,
      strangers: (file, other) =>
        `هیچ‌کس از ${file} در ${other} نیست، پس آنچه هر دو را می‌خواهد نیامده است. شناسه‌های دو ابزار نمی‌گویند چه کسی کیست.`,
      noTargets: "در settings.json هدفی نیامده است؛ پس امتیازی داده نشده است.",
      yearValue:
        "ارزش طول عمر به گزارشی دوازده‌ماهه نیاز دارد: در ماه‌های کمتر، کسی که اتفاقاً خرید نکرده باشد مشتری به شمار نمی‌آید.",
      yearTarget: "هدف نرخ حفظ مشتری برای دوازده ماه است و با این ماه‌ها سنجیده نشده است.",
      calendar: {
        gregory: "ماه‌ها و روزها به تقویم میلادی‌اند.",
        persian: "ماه‌ها و روزها به تقویم خورشیدی‌اند.",
        "islamic-umalqura": "ماه‌ها و روزها به تقویم ام‌القری‌اند.",
      },
    },
  },
};
