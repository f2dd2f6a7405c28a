/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <locale.h>
#include <string.h>

#include <glib.h>

#include <libdti/base/dti-text.h>

/* The 63 provinces before July 2025 in Vietnamese order, and their names without accents. */
static const struct
{
  const char *name;
  const char *key;
} provinces[] = {
  { "An Giang", "an giang" },
  { "Bà Rịa - Vũng Tàu", "ba ria vung tau" },
  { "Bạc Liêu", "bac lieu" },
  { "Bắc Giang", "bac giang" },
  { "Bắc Kạn", "bac kan" },
  { "Bắc Ninh", "bac ninh" },
  { "Bến Tre", "ben tre" },
  { "Bình Dương", "binh duong" },
  { "Bình Định", "binh dinh" },
  { "Bình Phước", "binh phuoc" },
  { "Bình Thuận", "binh thuan" },
  { "Cà Mau", "ca mau" },
  { "Cao Bằng", "cao bang" },
  { "Cần Thơ", "can tho" },
  { "Đà Nẵng", "da nang" },
  { "Đắk Lắk", "dak lak" },
  { "Đắk Nông", "dak nong" },
  { "Điện Biên", "dien bien" },
  { "Đồng Nai", "dong nai" },
  { "Đồng Tháp", "dong thap" },
  { "Gia Lai", "gia lai" },
  { "Hà Giang", "ha giang" },
  { "Hà Nam", "ha nam" },
  { "Hà Nội", "ha noi" },
  { "Hà Tĩnh", "ha tinh" },
  { "Hải Dương", "hai duong" },
  { "Hải Phòng", "hai phong" },
  { "Hậu Giang", "hau giang" },
  { "Hòa Bình", "hoa binh" },
  { "Hồ Chí Minh", "ho chi minh" },
  { "Huế", "hue" },
  { "Hưng Yên", "hung yen" },
  { "Khánh Hòa", "khanh hoa" },
  { "Kiên Giang", "kien giang" },
  { "Kon Tum", "kon tum" },
  { "Lai Châu", "lai chau" },
  { "Lạng Sơn", "lang son" },
  { "Lào Cai", "lao cai" },
  { "Lâm Đồng", "lam dong" },
  { "Long An", "long an" },
  { "Nam Định", "nam dinh" },
  { "Nghệ An", "nghe an" },
  { "Ninh Bình", "ninh binh" },
  { "Ninh Thuận", "ninh thuan" },
  { "Phú Thọ", "phu tho" },
  { "Phú Yên", "phu yen" },
  { "Quảng Bình", "quang binh" },
  { "Quảng Nam", "quang nam" },
  { "Quảng Ngãi", "quang ngai" },
  { "Quảng Ninh", "quang ninh" },
  { "Quảng Trị", "quang tri" },
  { "Sóc Trăng", "soc trang" },
  { "Sơn La", "son la" },
  { "Tây Ninh", "tay ninh" },
  { "Thái Bình", "thai binh" },
  { "Thái Nguyên", "thai nguyen" },
  { "Thanh Hóa", "thanh hoa" },
  { "Tiền Giang", "tien giang" },
  { "Trà Vinh", "tra vinh" },
  { "Tuyên Quang", "tuyen quang" },
  { "Vĩnh Long", "vinh long" },
  { "Vĩnh Phúc", "vinh phuc" },
  { "Yên Bái", "yen bai" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (provinces) == 63);

static void
assert_fold (const char *text, const char *expected)
{
  g_autofree char *key = dti_text_fold (text);

  g_assert_cmpstr (key, ==, expected);
}

static void
assert_fold_name (const char *text, const char *expected)
{
  g_autofree char *key = dti_text_fold_name (text);

  g_assert_cmpstr (key, ==, expected);
}

/* Puts the tone on the other vowel of "oa", as the other school of spelling does. */
static char *
move_tone (const char *name)
{
  static const char *const pairs[][2] = { { "òa", "oà" }, { "óa", "oá" } };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_auto (GStrv) parts = g_strsplit (name, pairs[i][0], -1);

      if (g_strv_length (parts) > 1)
        return g_strjoinv (pairs[i][1], parts);
    }
  return g_strdup (name);
}

static void
check_spellings (const char *name, const char *key)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
  g_autofree char *decomposed = g_utf8_normalize (name, -1, G_NORMALIZE_NFD);
  g_autofree char *moved = move_tone (name);
  g_autofree char *moved_decomposed = g_utf8_normalize (moved, -1, G_NORMALIZE_NFD);
  g_autofree char *upper = g_utf8_strup (name, -1);
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autofree char *plain_upper = g_ascii_strup (key, -1);
  const char *const spellings[] = {
    name, composed, decomposed, moved, moved_decomposed, upper, lower, key, plain_upper,
  };
  static const char *const frames[] = {
    "%s",
    " %s ",
    "Tỉnh %s",
    "TỈNH  %s",
    "tinh %s",
    "Thành phố %s",
    "TP. %s",
    "TP.%s",
    "Tp %s",
    "UBND tỉnh %s",
    "Ủy ban nhân dân thành phố %s",
    "Uỷ ban nhân dân tỉnh %s",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      assert_fold (spellings[i], key);
      for (gsize j = 0; j < G_N_ELEMENTS (frames); j++)
        {
          g_auto (GStrv) parts = g_strsplit (frames[j], "%s", 2);
          g_autofree char *framed = g_strjoinv (spellings[i], parts);

          assert_fold_name (framed, key);
        }
    }
}

static void
test_provinces (void)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  g_test_summary ("Every spelling of a province has the same key, and no two provinces share one");

  for (gsize i = 0; i < G_N_ELEMENTS (provinces); i++)
    {
      check_spellings (provinces[i].name, provinces[i].key);
      g_assert_true (g_hash_table_add (keys, (char *) provinces[i].key));
    }
}

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { " - ", "" },
    { "Bà Rịa - Vũng Tàu", "ba ria vung tau" },
    { "Bà Rịa – Vũng Tàu", "ba ria vung tau" },
    { "Bà_Rịa__Vũng\u00a0Tàu\n", "ba ria vung tau" },
    { "ĐẮK LẮK", "dak lak" },
    { "\u00d0à Nẵng", "da nang" }, /* the capital eth in place of Đ */
    { "\u0189à Nẵng", "da nang" }, /* the African D in place of Đ */
    { "e\u0301\u0302", "e" },      /* marks in the wrong order, which never compose */
    { "Nghi\u00adệp\u200b", "nghiep" },
    { "İSTANBUL", "istanbul" },
    { "4.2", "4.2" },
    { "BR-VT", "br vt" },
    { "a\u2212b", "a b" },
  };

  g_test_summary ("Accents, capitals, spaces and dashes make no difference to the key");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_fold (cases[i][0], cases[i][1]);
}

/* Each letter of the alphabet with each tone. */
static void
test_fold_letters (void)
{
  static const char *const letters[][2] = {
    { "aàảãáạăằẳẵắặâầẩẫấậAÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬ", "a" },
    { "eèẻẽéẹêềểễếệEÈẺẼÉẸÊỀỂỄẾỆ", "e" },
    { "iìỉĩíịIÌỈĨÍỊ", "i" },
    { "oòỏõóọôồổỗốộơờởỡớợOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢ", "o" },
    { "uùủũúụưừửữứựUÙỦŨÚỤƯỪỬỮỨỰ", "u" },
    { "yỳỷỹýỵYỲỶỸÝỴ", "y" },
    { "dđDĐ", "d" },
  };

  g_test_summary ("All letters of the Vietnamese alphabet fold to their base letter");

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    for (const char *c = letters[i][0]; *c != '\0'; c = g_utf8_next_char (c))
      {
        g_autofree char *letter = g_strndup (c, (gsize) (g_utf8_next_char (c) - c));

        assert_fold (letter, letters[i][1]);
      }
}

static void
test_fold_name (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "Tỉnh", "tinh" },
    { "UBND tỉnh", "tinh" },
    { "Thành phố", "thanh pho" },
    { "TP.HCM", "hcm" },
    { "Sở Thông tin và Truyền thông", "thong tin va truyen thong" },
    { "Thị xã Hà Tiên", "ha tien" },
    { "TX. Hà Tiên", "ha tien" },
    { "Huyện Phú Quốc", "phu quoc" },
    { "H. An Biên", "an bien" },
    { "Quận 1", "1" },
    { "Q.1", "1" },
    { "Đặc khu Phú Quốc", "phu quoc" },
    { "Sơn La", "son la" },
    { "Quảng Trị", "quang tri" },
    { "Hà Tĩnh", "ha tinh" },
    { "Xanh", "xanh" },
  };

  g_test_summary (
      "Administrative words are dropped at the start, as words, and never the whole name");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_fold_name (cases[i][0], cases[i][1]);
      assert_fold_name (cases[i][1], cases[i][1]);
    }
}

static void
test_fold_property (void)
{
  g_test_summary ("Folding a key again changes nothing, for any text");

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *once = NULL;
      g_autofree char *name = NULL;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        {
          gunichar c = (gunichar) g_test_rand_int_range (1, i % 2 == 0 ? 0x2000 : 0x20000);

          if (g_unichar_validate (c))
            g_string_append_unichar (text, c);
        }
      once = dti_text_fold (text->str);
      assert_fold (once, once);
      name = dti_text_fold_name (text->str);
      assert_fold_name (name, name);
    }
}

static void
test_invalid (void)
{
  g_autofree char *fold = dti_text_fold ("H\xff"
                                         "à");
  g_autofree char *key = dti_text_collation_key ("H\xff"
                                                 "à");

  g_test_summary ("Bytes that are no UTF-8 do no harm");

  g_assert_cmpstr (fold,
                   ==,
                   "h\ufffd"
                   "a");
  g_assert_cmpuint (strlen (key), >, 0);
  g_assert_cmpint (dti_text_compare ("\xff", "\xff"), ==, 0);
}

/* In dictionary order: letters a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y, tones
 * level, falling, hook, broken, rising, heavy; a syllable before the one it begins. */
static const char *const ordered[] = {
  "a",   "A",   "à",  "À",  "ả",  "ã",  "á",  "ạ",  "an", "ăn", "ăng", "ằng", "ẳng", "ẵng",
  "ắng", "ặng", "âm", "ầm", "ẩm", "ẫm", "ấm", "ậm", "b",  "c",  "d",   "da",  "dạ",  "dy",
  "đ",   "Đ",   "đa", "đá", "đạ", "e",  "è",  "ẻ",  "ẽ",  "é",  "ẹ",   "ê",   "ề",   "ể",
  "ễ",   "ế",   "ệ",  "g",  "h",  "i",  "ì",  "ỉ",  "ĩ",  "í",  "ị",   "k",   "l",   "ma",
  "mà",  "mả",  "mã", "má", "mạ", "mă", "mâ", "me", "n",  "o",  "ò",   "ỏ",   "õ",   "ó",
  "ọ",   "ô",   "ồ",  "ổ",  "ỗ",  "ố",  "ộ",  "ơ",  "ờ",  "ở",  "ỡ",   "ớ",   "ợ",   "p",
  "q",   "r",   "s",  "t",  "u",  "ù",  "ủ",  "ũ",  "ú",  "ụ",  "uy",  "ư",   "ừ",   "ử",
  "ữ",   "ứ",   "ự",  "v",  "x",  "y",  "ỳ",  "ỷ",  "ỹ",  "ý",  "ỵ",
};

static void
assert_before (const char *a, const char *b)
{
  g_autofree char *decomposed = g_utf8_normalize (b, -1, G_NORMALIZE_NFD);
  g_autofree char *a_key = dti_text_collation_key (a);
  g_autofree char *b_key = dti_text_collation_key (b);
  g_autofree char *decomposed_key = dti_text_collation_key (decomposed);

  g_assert_cmpint (dti_text_compare (a, b), ==, -1);
  g_assert_cmpint (dti_text_compare (b, a), ==, 1);
  g_assert_cmpint (dti_text_compare (b, decomposed), ==, 0);
  g_assert_cmpint (g_strcmp0 (a_key, b_key), <, 0);
  g_assert_cmpstr (b_key, ==, decomposed_key);
}

static void
test_collation (void)
{
  g_test_summary ("Texts stand in the order of a Vietnamese dictionary, composed or not");

  for (gsize i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (gsize j = i + 1; j < G_N_ELEMENTS (ordered); j++)
      assert_before (ordered[i], ordered[j]);
  for (gsize i = 1; i < G_N_ELEMENTS (provinces); i++)
    assert_before (provinces[i - 1].name, provinces[i].name);
  g_assert_cmpint (dti_text_compare ("", "a"), ==, -1);
  g_assert_cmpint (dti_text_compare ("", ""), ==, 0);
}

static void
test_collation_locale (void)
{
  static const char *const locales[] = { "C", "C.UTF-8", "vi_VN.UTF-8", "sv_SE.UTF-8" };
  g_autofree char *expected = dti_text_collation_key ("Đắk Lắk");

  g_test_summary ("The locale of the host has no say in the order");

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *key = NULL;

      if (setlocale (LC_ALL, locales[i]) == NULL)
        continue;
      key = dti_text_collation_key ("Đắk Lắk");
      g_assert_cmpstr (key, ==, expected);
      assert_before ("d", "đ");
      assert_before ("đ", "e");
    }
  setlocale (LC_ALL, "C");
}

static gpointer
compare_thread (gpointer data)
{
  guint n = 0;

  for (guint round = 0; round < 20; round++)
    for (gsize i = 1; i < G_N_ELEMENTS (provinces); i++)
      n += dti_text_compare (provinces[i - 1].name, provinces[i].name) == -1;
  return GUINT_TO_POINTER (n);
}

/* The first test, so that the threads race for the collator as well. */
static void
test_threads (void)
{
  GThread *threads[8];

  g_test_summary ("Threads compare at the same time");

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("compare", compare_thread, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 20 * 62);
}

static const char *const codes[] = {
  "",
  "-1",
  ".",
  "0",
  "00",
  "01",
  "1",
  "1.1",
  "1.2",
  "1.10",
  "2",
  "4",
  "4.2",
  "4.2.1",
  "4.2.1a",
  "4.2.1b",
  "4.2.10",
  "4.10",
  "4.22.11",
  "4.22.101",
  "4.99999999999999999999999",
  "4.100000000000000000000000",
  "4a",
  "10",
  "A",
  "A1",
  "A2",
  "A10",
  "A10B2",
  "A10B10",
  "HTS.1",
  "HTS.2",
  "HTS.10",
  "a1",
};

static void
test_codes (void)
{
  g_test_summary ("Codes stand in the order of the numbers in them");

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (codes); j++)
      g_assert_cmpint (dti_text_compare_codes (codes[i], codes[j]), ==, (i > j) - (i < j));
}

/* Sorting needs an order that is total and consistent, whatever the codes look like. */
static void
test_codes_property (void)
{
  g_test_summary ("Any three codes are in a consistent order");

  for (guint i = 0; i < 200000; i++)
    {
      static const char characters[] = "00112.a-";
      char texts[3][6];
      int ab;
      int bc;

      for (int j = 0; j < 3; j++)
        {
          int length = g_test_rand_int_range (0, 6);

          for (int k = 0; k < length; k++)
            texts[j][k] = characters[g_test_rand_int_range (0, 8)];
          texts[j][length] = '\0';
        }
      ab = dti_text_compare_codes (texts[0], texts[1]);
      bc = dti_text_compare_codes (texts[1], texts[2]);
      g_assert_cmpint (dti_text_compare_codes (texts[1], texts[0]), ==, -ab);
      g_assert_cmpint (ab == 0, ==, g_str_equal (texts[0], texts[1]));
      if (ab <= 0 && bc <= 0)
        g_assert_cmpint (dti_text_compare_codes (texts[0], texts[2]), <=, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/text/threads", test_threads);
  g_test_add_func ("/text/provinces", test_provinces);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold-letters", test_fold_letters);
  g_test_add_func ("/text/fold-name", test_fold_name);
  g_test_add_func ("/text/fold-property", test_fold_property);
  g_test_add_func ("/text/invalid", test_invalid);
  g_test_add_func ("/text/collation", test_collation);
  g_test_add_func ("/text/collation-locale", test_collation_locale);
  g_test_add_func ("/text/codes", test_codes);
  g_test_add_func ("/text/codes-property", test_codes_property);

  return g_test_run ();
}
