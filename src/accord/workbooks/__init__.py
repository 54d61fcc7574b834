"""Accessible workbooks: one table to a sheet, a cover and notes, safe from formulas."""

from accord.workbooks.model import Sheet, Workbook
from accord.workbooks.ods import as_ods
from accord.workbooks.xlsx import as_xlsx

__all__ = ["Sheet", "Workbook", "as_ods", "as_xlsx"]
