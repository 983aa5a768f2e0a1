package dev.flowtrail.server.explore;

/** What stands for fields in the SQL of a database. */
interface FieldSql {

  /** A value as it is, for groups and for counting what is distinct. */
  String value(Field field, Parameters parameters);

  /** A value as a floating-point number; durations in milliseconds. */
  String number(Field field, Parameters parameters);

  /** When the row's flow began. */
  String start();
}
